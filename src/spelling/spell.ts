import {canonicalArgv, readCommandLine} from './command-line.js'
import {type Walk, walkToCommand} from './command-words.js'
import type {Flags, ManifestCommand, OfficialProgram, Program} from './manifest.js'
import type {Refusal, Setting, Tiers} from './option.js'
import {
  refuseClash,
  refuseIncomplete,
  refuseOption,
  refusePositional,
  refuseRetiredCommand,
  refuseUnknownOption,
  refuseWords,
  type Speaker,
  subject,
} from './refusal.js'
import {indexManifest, namesBelow, type SpellingIndex} from './spelling-index.js'

export type {ManifestArg, ManifestCommand, ManifestFlag, Program} from './manifest.js'
export {indexManifest, type SpellingIndex} from './spelling-index.js'

export type Spelled =
  /** argv as oclif reads it without guessing. */
  | {kind: 'run'; id: string; argv: string[]}
  /**
   * id: a command, a topic or `flags`; official: a program behind `stx`, by its name alone; words: those of an official
   * program that were typed, for a command or for several that begin so; argv: the global options.
   */
  | {kind: 'help'; id?: string; official?: OfficialProgram; words?: readonly string[]; argv: string[]}
  | {kind: 'version'}
  /** failed: asked properly, for something that is not there. */
  | {kind: 'refused'; message: string; hint?: string; usageOf?: string; failed?: true}

const helpFlags: Flags = {help: {type: 'boolean', char: 'h'}}
const versionFlags: Flags = {version: {type: 'boolean'}}

/** Reads a command line as its users mean it, official habits included, against what the manifest says is there. */
export function spell(
  argv: readonly string[],
  commands: readonly ManifestCommand[] | SpellingIndex,
  program: Program,
): Spelled {
  const index = 'words' in commands ? commands : indexManifest(commands)
  const speaker: Speaker = {index, program}
  const tiers: Tiers = [index.globals, helpFlags, versionFlags]
  const walk = walkToCommand(argv, index, program, tiers)
  if (walk.refusal) return refused(walk.refusal)
  if (given(walk.settings, versionFlags)) return {kind: 'version'}
  const help = (id: string | undefined, settings: readonly Setting[]) => ({
    kind: 'help' as const,
    ...(id && {id}),
    ...(program !== 'stx' && walk.path.length > 0 && {words: walk.path}),
    argv: canonicalArgv(settings.filter((setting) => setting.flag !== helpFlags['help'])),
  })
  if (walk.ids) return refused(refuseClash(speaker, walk.path, walk.ids))
  const asked = walk.helping || given(walk.settings, helpFlags)
  if (walk.id !== undefined) return asked ? help(walk.id, walk.settings) : spellCommand(speaker, walk.id, walk, help)
  if (walk.helping && program === 'stx' && walk.strays[0] === 'flags') return help('flags', walk.settings)
  if (walk.strays.some((token) => token !== '--')) {
    // To the official programs `help` is a command, and the word behind it its argument: not found is no misuse.
    return {...refused(refuseWords(speaker, walk)), ...(walk.helping && program !== 'stx' && {failed: true})}
  }
  const [unread] = walk.rest
  if (unread && !asked) return refused(refuseUnknownOption(program, unread.split('=', 1)[0] ?? unread, tiers))
  // As with the official programs: a job whose line has lost its end must not pass for done.
  const incomplete = walk.path.length > 0 || program === 'sw-manager'
  if (incomplete && !asked && program !== 'stx') return refused(refuseIncomplete(speaker, walk))
  const topic = help(topicOf(walk), walk.settings)
  const named = program === 'stx' && walk.path.length === 1 ? walk.program : undefined
  return named ? {...topic, official: named} : topic
}

function spellCommand(
  speaker: Speaker,
  id: string,
  walk: Walk,
  help: (id: string, settings: readonly Setting[]) => Spelled,
): Spelled {
  const {index} = speaker
  const command = index.commands[id]
  if (!command) throw new Error(`the spelling index names ${id}, which it does not hold`)
  const lacks = new Set(command.lacks)
  const globals = Object.fromEntries(Object.entries(index.globals).filter(([name]) => !lacks.has(name)))
  const tiers: Tiers = [command.flags, globals, helpFlags]
  const line = readCommandLine(walk.rest, tiers)
  const settings = [...walk.settings, ...line.settings]
  if (given(settings, helpFlags) || (isStopped(line) && asksForHelp(walk.rest))) return help(id, walk.settings)
  const misplaced = walk.settings.find(({name}) => !command.flags[name] && !globals[name])
  const unknown = line.unknown ?? (misplaced && `--${misplaced.name}`)
  const surplus = !command.variadic && line.positionals.length > command.args
  const retired = unknown || line.refusal || surplus ? refuseRetiredCommand(speaker, id) : undefined
  if (retired) return {...refused(retired), usageOf: id}
  const refusal =
    refuseTwoPlaces(speaker, settings) ??
    refusePositional(speaker, id, line.positionals) ??
    (unknown ? refuseOption(speaker, id, unknown, tiers) : line.refusal)
  if (refusal) return {...refused(refusal), message: `${subject(speaker, id)}: ${refusal.message}`, usageOf: id}
  return {kind: 'run', id, argv: canonicalArgv(settings, line.positionals)}
}

/**
 * Of other flags the last one wins, as in argparse; of two subclouds the one would be left out without a word. Where an
 * official program has the flag itself, it does just that.
 */
function refuseTwoPlaces({index, program}: Speaker, settings: readonly Setting[]): Refusal | undefined {
  for (const [name, hint] of [
    ['subcloud', 'name one subcloud'],
    ['subclouds', 'put the terms into one selector, with commas'],
  ] as const) {
    const single = settings.filter((setting) => setting.name === name && !setting.flag.multiple)
    const places = single.filter(({flag}) => program === 'stx' || flag === index.globals[name])
    const names = places.map(({value}) => value).join(', ')
    if (places.length > 1) return {message: `--${name} is given ${places.length} times: ${names}`, hint}
  }
  return undefined
}

const refused = (refusal: Refusal) => ({kind: 'refused' as const, ...refusal})

const given = (settings: readonly Setting[], flags: Flags) =>
  settings.some(({name, flag}) => Object.hasOwn(flags, name) && flags[name] === flag)

const isStopped = ({unknown, refusal}: {unknown?: string; refusal?: Refusal}) => Boolean(unknown ?? refusal)

/** Whether help is asked for behind something that cannot be read. */
function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--')
  return (end < 0 ? argv : argv.slice(0, end)).some((token) => token === '--help' || token === '-h')
}

/** The topic that holds everything below the words: their own, or for official words the topic of those commands. */
function topicOf({path, cursor}: Walk): string | undefined {
  const typed = path.join(':')
  const ids = cursor.flatMap((node) => [...namesBelow(node)].flatMap(({id}) => id ?? []))
  if (ids.some((id) => id.startsWith(`${typed}:`))) return typed
  if (path.length === 0) return undefined
  const topics = ids.map((id) => id.split(':').slice(0, -1))
  const [first = []] = topics
  const shared = first.findIndex((word, at) => topics.some((words) => words[at] !== word))
  return (shared < 0 ? first : first.slice(0, shared)).join(':') || undefined
}
