import {REDACTED, redactBody, redactNamed, secretsNamed} from '../client/redact.js'
import {saysWhere} from './typed-secret.js'

/** A command line, by its full option names, as it may be kept: without what was typed in confidence. */
export function maskedLine(argv: readonly string[]): string[] {
  return argv.map((word, at) => {
    const before = /^--([\w-]+)$/.exec(argv[at - 1] ?? '')?.[1]
    if (before !== undefined && isSecret(before)) return REDACTED
    const [, name, value] = /^--([\w-]+)=(.*)$/s.exec(word) ?? []
    if (name !== undefined && value !== undefined) return `--${name}=${isSecret(name) ? REDACTED : redactBody(value)}`
    return /^-/.test(word) ? word : pairs(word)
  })
}

const isSecret = (name: string): boolean => secretsNamed(name, 'x').length > 0 && !saysWhere(name)

/** `name=value`, of whatever length: shorter secrets than those that are looked for in texts are secrets as well. */
function pairs(word: string): string {
  const [, name = '', value] = /^([\w./-]+)=(.*)$/s.exec(word) ?? []
  return value === undefined ? redactBody(word) : `${name}=${redactNamed(name, value)}`
}
