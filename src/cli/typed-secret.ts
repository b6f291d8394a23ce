import {REDACTED, secretsIn, secretsNamed} from '../client/redact.js'

/** What was typed in confidence: values of options such as --sysadmin-password, and of pairs such as bm_password=…. */
export function secretsTyped(argv: readonly string[]): string[] {
  return argv.flatMap((word, at) => {
    const option = /^--([\w-]+)$/.exec(word)?.[1]
    if (option === undefined) return secretsIn(word.replace(/^--(?=[\w-]+=)/, ''))
    const value = argv[at + 1]
    if (value === undefined || saysWhere(option)) return []
    // Of other options the value is a word of its own, and read as such.
    return secretsNamed(option, '').length > 0 ? secretsNamed(option, value) : []
  })
}

/** It says where a secret is to be read, and is none itself. */
export const saysWhere = (option: string): boolean => /-(?:stdin|file)$/.test(option)

/** Lists of processes show every word of a command line, and remember nothing of what a title says instead. */
export function hideFromProcessList(program: string, argv: readonly string[]): void {
  if (secretsTyped(argv).length > 0) process.title = `${program} ${REDACTED}`
}
