import type {Program} from '../spelling/manifest.js'
import {CommandFailure} from './failure.js'

/**
 * What oclif would guess, it must not. The spelling layer has turned every short name into a long one, and oclif would
 * take a value such as `-f1` for a flag as long as it knows of an `-f`; and it would take an argument that is missing
 * from standard input, which may be the list that a shell loop reads.
 */
export function withoutGuesses<Input extends {flags?: object; baseFlags?: object; args?: object}>(input: Input): Input {
  const each = (members: object = {}, change: object) =>
    Object.fromEntries(Object.entries(members).map(([name, member]) => [name, {...member, ...change}]))
  const long = {char: undefined, charAliases: [], aliases: []}
  // A command may have inherited these, and then they are not copied along.
  return {
    ...input,
    args: each(input.args, {ignoreStdin: true}),
    flags: each(input.flags, long),
    baseFlags: each(input.baseFlags, long),
  }
}

/** oclif explains misuse in several lines; people get one, and the way to the rest. */
export async function usageFailure(
  program: Program,
  id: string,
  error: Error & {args?: ({name: string} | string)[]},
): Promise<CommandFailure> {
  const words = id.replaceAll(':', ' ')
  const name = program === 'stx' ? words : (await import('./official-help.js')).nameOf(program, id)
  // What is missing comes as definitions, what is too much as words.
  const missing = error.args?.flatMap((arg) => (typeof arg === 'string' ? [] : arg.name.toUpperCase())).join(' ')
  const [first = '', ...others] = error.message.split('\n').filter((line) => !line.startsWith('See more help'))
  const rest = others.map((line) => line.trim())
  // A value that cannot be read: the reason stands on the second line.
  const [, flag] = /^Parsing (--\S+)/.exec(first) ?? []
  const reasons = flag ? [`${flag}: ${rest.join('; ')}`] : first.endsWith('occurred:') ? rest : [first]
  const message = missing ? `missing argument ${missing}` : withNeededFlags(reasons).join('; ')
  return new CommandFailure('usage', `${name}: ${message}`, `see: stx help ${words}`, id)
}

/** One sentence for all flags that are missing, as one would type them. */
function withNeededFlags(reasons: readonly string[]): string[] {
  const needed = /^Missing required flag (\S+)$/
  const flags = reasons.flatMap((reason) => needed.exec(reason)?.[1] ?? []).map((name) => `--${name}`)
  const others = reasons.filter((reason) => !needed.test(reason))
  return flags.length === 0 ? others : [`missing option ${flags.join(' ')}`, ...others]
}
