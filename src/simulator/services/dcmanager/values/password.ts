import {refuse} from '../../../http/refusal.js'

/** Enough of base64 for Python's forgiving decoder: foreign characters are ignored, the rest must come in fours. */
function decodes(text: string): boolean {
  const kept = text.replace(/[^A-Za-z0-9+/=]/g, '')
  if (kept.replace(/=+$/, '').length % 4 === 1 || kept.length % 4 !== 0) return false
  const bytes = Buffer.from(kept, 'base64')
  return Buffer.from(bytes.toString('utf8'), 'utf8').equals(bytes)
}

export function checkPassword(password: string, field: 'sysadmin_password' | 'bmc_password'): void {
  if (password === '') refuse(400, `subcloud ${field} required`)
  checkEncoding(password, field)
}

export function checkEncoding(password: string, field: 'sysadmin_password' | 'bmc_password'): void {
  if (!decodes(password)) {
    refuse(400, `Failed to decode subcloud ${field}, verify the password is base64 encoded`)
  }
}
