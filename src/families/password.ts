import type {RunContext} from '../cli/context.js'
import {CommandFailure} from '../cli/failure.js'
import {prompt} from '../cli/prompt.js'
import type {PasswordFlag} from '../config/environment.js'

export interface PasswordNeeded {
  /** The flag that would have given it, without dashes. */
  flag: PasswordFlag
  /** Whose it is, as in `sysadmin`. */
  of: string
  /** What for, as in `subcloud`. */
  where: string
}

export const sysadminPassword: PasswordNeeded = {flag: 'sysadmin-password', of: 'sysadmin', where: 'subcloud'}
export const bmcPassword: PasswordNeeded = {flag: 'bmc-password', of: 'bmc', where: 'subcloud'}

/** The password that was given, or set, or else typed twice at a terminal; in base64, as dcmanager takes all of them. */
export async function password(
  context: RunContext,
  given: string | undefined,
  {flag, of, where}: PasswordNeeded,
): Promise<string> {
  if (given !== undefined && (given !== '' || context.program !== 'stx')) return encoded(given)
  if (given === '') throw new CommandFailure('usage', `the ${of} password is empty`, `give one with --${flag}`)
  const set = context.environment.passwords[flag]
  if (set !== undefined) return encoded(set)
  if (!context.io.stdin.isTTY) {
    const kind = context.program === 'stx' ? 'usage' : 'failed'
    throw new CommandFailure(
      kind,
      `no ${of} password given and there is no terminal to ask`,
      `set STX_${flag.replaceAll('-', '_').toUpperCase()}, or pass --${flag}`,
    )
  }
  for (;;) {
    const typed = await prompt({question: `Enter the ${of} password for the ${where}`, hidden: true}, context)
    if (typed === '') {
      context.io.stderr.write('Password cannot be empty\n')
      continue
    }
    const again = await prompt({question: `Re-enter ${of} password to confirm`, hidden: true}, context)
    if (typed === again) return encoded(typed)
    context.io.stderr.write('Passwords did not match\n')
  }
}

const encoded = (text: string) => Buffer.from(text, 'utf8').toString('base64')
