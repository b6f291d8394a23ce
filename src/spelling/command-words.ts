import {isOfficialProgram, type OfficialProgram, type Program} from './manifest.js'
import {isOption, type Refusal, readOption, type Setting, type Tiers} from './option.js'
import {childOf, type SpellingIndex, type WordNode} from './spelling-index.js'

/** How far the words of a command line lead into the names of commands. */
export interface Walk {
  /** The words that were names. */
  path: string[]
  /** Where the path ends: below `stx system` the topic of that name and the official program meet. */
  cursor: WordNode[]
  /** The official program whose names are read, if any. */
  program?: OfficialProgram
  /** The command, or the commands that share the name. */
  id?: string
  ids?: string[]
  /** Global options met before the command was complete. */
  settings: Setting[]
  /** Options met there that are not global, then everything after the command. */
  rest: string[]
  /** Without a command: everything from the word that leads nowhere. */
  strays: string[]
  /** `help` as first word. */
  helping: boolean
  refusal?: Refusal
}

/** Follows the words to the longest name of a command, stepping over global options. */
export function walkToCommand(argv: readonly string[], index: SpellingIndex, program: Program, tiers: Tiers): Walk {
  const walk: Walk = {path: [], cursor: roots(index, program), settings: [], rest: [], strays: [], helping: false}
  if (program !== 'stx') walk.program = program
  const unread: string[] = []
  let complete: {id?: string; ids?: string[]; path: string[]; cursor: WordNode[]; at: number} | undefined
  let mayBeValue = false
  let at = 0
  while (at < argv.length) {
    const token = argv[at] ?? ''
    if (token === '--') break
    if (isOption(token, tiers)) {
      if (complete) break
      const reading = readOption(argv, at, tiers)
      if (reading.kind === 'refused') return {...walk, refusal: reading.refusal}
      mayBeValue = reading.kind === 'unknown' && !token.includes('=')
      if (reading.kind === 'unknown') unread.push(token)
      else walk.settings.push(...reading.settings)
      at += reading.kind === 'unknown' ? 1 : reading.used
      continue
    }
    const next = step(walk, token, index, program)
    if (next.length > 0) {
      if (walk.path.length === 0 && program === 'stx' && isOfficialProgram(token)) walk.program = token
      walk.path.push(token)
      walk.cursor = next
      const named = next.find((node) => node.id) ?? next.find((node) => node.ids)
      if (named) complete = {id: named.id, ids: named.ids, path: [...walk.path], cursor: next, at: at + 1}
    } else if (mayBeValue) unread.push(token)
    else if (token === 'help' && !walk.helping && !complete) walk.helping = true
    else break
    mayBeValue = false
    at += 1
  }
  if (complete) {
    const {id, ids, path, cursor} = complete
    return {...walk, id, ids: id ? undefined : ids, path, cursor, rest: [...unread, ...argv.slice(complete.at)]}
  }
  return {...walk, rest: unread, strays: argv.slice(at)}
}

const roots = ({words, programs}: SpellingIndex, program: Program): WordNode[] => [
  program === 'stx' ? words : (programs[program] ?? {}),
]

function step({path, cursor}: Walk, word: string, {programs}: SpellingIndex, program: Program): WordNode[] {
  const next = cursor.flatMap((node) => childOf(node, word) ?? [])
  if (program === 'stx' && path.length === 0 && isOfficialProgram(word)) next.push(...[programs[word] ?? []].flat())
  return next
}
