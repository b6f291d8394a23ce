import type {Walk} from './command-words.js'
import {type OfficialProgram, officialPrograms, type Program} from './manifest.js'
import {longNames, type Refusal, type Tiers} from './option.js'
import {retiredCommands, retiredOptions, retiredPositionals} from './retired.js'
import {childOf, namesBelow, nodeAt, type SpellingIndex} from './spelling-index.js'
import {didYouMean, nearest} from './suggestion.js'

/** What a refusal needs to speak of commands as the user would type them. */
export interface Speaker {
  index: SpellingIndex
  program: Program
}

function commandName({index, program}: Speaker, id: string): string {
  const official = index.commands[id]?.official.find((name) => name.startsWith(`${program}:`))
  return official ? official.replaceAll(':', ' ') : `stx ${id.replaceAll(':', ' ')}`
}

/** The name in front of a message, which whoever prints it begins with the program. */
export const subject = (speaker: Speaker, id: string): string => commandName(speaker, id).replace(/^\S+ /, '')

export function refuseClash(speaker: Speaker, path: readonly string[], ids: readonly string[]): Refusal {
  const choices = ids.map((id) => `\`${commandName(speaker, id)}\``)
  return {message: `\`${path.join(' ')}\` does not say of which program: use ${choices.join(' or ')}`}
}

/** Words that are no command: an old name, a slip, or nothing we know. */
export function refuseWords(speaker: Speaker, walk: Walk): Refusal {
  const end = walk.strays.findIndex((token) => token.startsWith('-'))
  const typed = end < 0 ? walk.strays : walk.strays.slice(0, end)
  const retired = refuseRetiredWords(speaker, walk, typed)
  if (retired) return retired
  const near = nearest(commandCandidates(speaker, walk, typed))
  const similar = near.length > 0 ? near : namesakes(speaker, walk, typed)
  const help = speaker.program === 'stx' ? ['stx help', ...walk.path] : [speaker.program, 'help']
  return {
    message: `unknown command: ${[...walk.path, typed[0] ?? ''].join(' ')}`,
    hint:
      similar.length > 0
        ? didYouMean(similar.map((name) => `\`${name}\``))
        : `\`${help.join(' ')}\` lists the commands`,
  }
}

/** Words that only commands begin with. */
export function refuseIncomplete({program}: Speaker, {path, cursor}: Walk): Refusal {
  const next = new Set(cursor.flatMap((node) => Object.keys(node.next ?? {})))
  return {
    message: [...path, 'needs a subcommand:', [...next].sort().join(', ')].join(' '),
    hint: `\`${program} help\` lists the commands`,
  }
}

/** An option that the command does not have; retired ones say what to do instead. */
export function refuseOption(speaker: Speaker, id: string, option: string, tiers: Tiers): Refusal {
  for (const official of speaker.index.commands[id]?.official ?? []) {
    const advice = retiredOptions[official]?.[option]
    if (advice) return {message: `${option} was removed: ${advice}`}
  }
  return refuseUnknownOption(commandName(speaker, id), option, tiers)
}

export function refuseUnknownOption(name: string, option: string, tiers: Tiers): Refusal {
  const typed = option.replace(/^-+/, '').replaceAll('_', '-')
  const similar = typed.length > 1 ? nearest(longNames(tiers).map((text) => ({typed, text, shown: `--${text}`}))) : []
  return {
    message: `unknown option ${option}`,
    hint: similar.length > 0 ? didYouMean(similar) : `\`${name} --help\` lists the options`,
  }
}

/** A command that remains only to be refused officially: whatever was asked of it, name its successor. */
export function refuseRetiredCommand(speaker: Speaker, id: string): Refusal | undefined {
  const successors = (speaker.index.commands[id]?.official ?? []).flatMap((official) => retiredCommands[official] ?? [])
  if (successors.length === 0) return undefined
  const names = successors.map((successor) => successorName(speaker, successor))
  return replaced(commandName(speaker, id), names)
}

export function refusePositional(speaker: Speaker, id: string, positionals: readonly string[]): Refusal | undefined {
  for (const official of speaker.index.commands[id]?.official ?? []) {
    const retired = retiredPositionals[official]
    const value = positionals.find((text) => retired?.pattern.test(text))
    if (retired && value) {
      const name = commandName(speaker, id)
      return {message: `the release is an option now: use \`${name} ${retired.option} ${value}\``}
    }
  }
  return undefined
}

function refuseRetiredWords(speaker: Speaker, walk: Walk, typed: readonly string[]): Refusal | undefined {
  const owners = walk.program ? [walk.program] : officialPrograms
  const behindProgram = speaker.program === 'stx' && walk.program !== undefined
  const words = [...(behindProgram ? walk.path.slice(1) : walk.path), ...typed]
  const found = owners.flatMap((owner) => retiredName(speaker, owner, words) ?? [])
  const name = found[0]?.name
  return name ? replaced(name, [...new Set(found.flatMap(({successors}) => successors))]) : undefined
}

/** The longest beginning of the words that is retired; the words after it go on to the successor where it has them. */
function retiredName(speaker: Speaker, owner: OfficialProgram, words: readonly string[]) {
  for (let length = words.length; length > 0; length--) {
    const successors = retiredCommands[[owner, ...words.slice(0, length)].join(':')]
    if (!successors) continue
    const verb = words[length]
    const longer = verb === undefined ? [] : successors.map((name) => `${name}:${verb}`)
    const known = longer.filter((name) => idOf(speaker.index, name) !== undefined)
    return {
      name: [owner, ...words.slice(0, known.length > 0 ? length + 1 : length)].join(' '),
      successors: (known.length > 0 ? known : successors).map((name) => successorName(speaker, name)),
    }
  }
  return undefined
}

const replaced = (name: string, successors: readonly string[]): Refusal => ({
  message: `\`${name}\` is no longer there: use ${successors.map((successor) => `\`${successor}\``).join(' or ')}`,
})

function successorName({index, program}: Speaker, successor: string): string {
  const [official = '', ...more] = successor.split(' ')
  const id = idOf(index, official)
  const words = official.replaceAll(':', ' ')
  if (program !== 'stx') return [words, ...more].join(' ')
  return ['stx', id?.replaceAll(':', ' ') ?? words, ...more].join(' ')
}

function idOf({programs}: SpellingIndex, official: string): string | undefined {
  const [program, ...words] = official.split(':')
  return nodeAt(programs[program as OfficialProgram], words)?.id
}

/** Compared as if hyphens were spaces, the last of which may be missing: `host-disk list` finds `host disk list`. */
function* commandCandidates(speaker: Speaker, {cursor}: Walk, typed: readonly string[]) {
  const parts = typed.flatMap((word) => word.split('-'))
  for (const node of cursor) {
    for (const {words, id} of namesBelow(node)) {
      if (!id) continue
      const text = words.flatMap((word) => word.split('-'))
      for (const length of [text.length, text.length - 1]) {
        yield {typed: parts.slice(0, length).join(' '), text: text.join(' '), shown: commandName(speaker, id)}
      }
    }
  }
}

const MOST_NAMESAKES = 3

/** The right word in the wrong place: `kube upgrade pre-application-update` is `kube pre-application-update`. */
function namesakes(speaker: Speaker, {path}: Walk, [word]: readonly string[]): string[] {
  const topic = speaker.program === 'stx' ? childOf(speaker.index.words, path[0] ?? '') : undefined
  if (!topic || word === undefined) return []
  const found = [...namesBelow(topic)].flatMap(({words, id}) =>
    id && words.at(-1) === word ? commandName(speaker, id) : [],
  )
  const names = [...new Set(found)]
  return names.length <= MOST_NAMESAKES ? names : []
}
