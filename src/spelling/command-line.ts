import {isOption, meansSomethingAlone, type Refusal, readOption, type Setting, type Tiers} from './option.js'

export interface CommandLine {
  settings: Setting[]
  positionals: string[]
  /** The option that the command does not have, where reading stopped. */
  unknown?: string
  refusal?: Refusal
}

/** Reads what follows the command: options anywhere among positionals, nothing but positionals after `--`. */
export function readCommandLine(argv: readonly string[], tiers: Tiers): CommandLine {
  const line: CommandLine = {settings: [], positionals: []}
  let at = 0
  while (at < argv.length) {
    const token = argv[at] ?? ''
    if (token === '--') {
      line.positionals.push(...argv.slice(at + 1))
      break
    }
    if (!isOption(token, tiers)) {
      line.positionals.push(token)
      at += 1
      continue
    }
    const reading = readOption(argv, at, tiers)
    if (reading.kind === 'unknown') return {...line, unknown: reading.option}
    if (reading.kind === 'refused') return {...line, refusal: reading.refusal}
    line.settings.push(...reading.settings)
    at += reading.used
  }
  return line
}

/**
 * The argv that oclif reads without guessing: `--flag=value`, `--flag`, then `--` and the positionals, because oclif
 * would give positionals to a repeatable flag before them and take `-1` for an option.
 */
export function canonicalArgv(settings: readonly Setting[], positionals: readonly string[] = []): string[] {
  const last = new Map<string, string[]>()
  for (const setting of settings) {
    // The last one wins, as in argparse; oclif would refuse the second.
    const before = setting.flag.multiple ? (last.get(setting.name) ?? []) : []
    last.set(setting.name, [...before, ...written(setting)])
  }
  return [...[...last.values()].flat(), ...(positionals.length > 0 ? ['--', ...positionals] : [])]
}

/**
 * An option without its optional value counts as not given, as argparse stores None; or as given with an empty value,
 * where argparse has a constant for it (`[=VALUE]`).
 */
function written({name, flag, value, negated}: Setting): string[] {
  if (flag.type === 'boolean') return [`--${negated ? 'no-' : ''}${name}`]
  if (value === undefined && !meansSomethingAlone(flag)) return []
  return [`--${name}=${value ?? ''}`]
}
