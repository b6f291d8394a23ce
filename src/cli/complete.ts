import {isOfficialProgram, type ManifestFlag} from '../spelling/manifest.js'
import {valueIsAttached} from '../spelling/option.js'
import {childOf, type SpellingIndex, type WordNode} from '../spelling/spelling-index.js'
import {type NameKind, rememberedNames} from './remembered-names.js'

/** What stands before the cursor. */
interface Line {
  /** Words that lead to a command, and the place they lead to. */
  words: string[]
  node: WordNode
  /** The official program whose names are typed, if one was named. */
  official: boolean
  /** Words behind the command's name. */
  args: string[]
  /** The flag whose value comes next, with its name. */
  open?: [string, ManifestFlag]
}

/** What may stand where the cursor is: the next words of a command, its flags, or the values these take. */
export function complete(words: string[], index: SpellingIndex, cacheDir: string): string[] {
  const typed = words.at(-1) ?? ''
  const line = read(words.slice(0, -1), index)
  return [...new Set(candidates(line, typed, index, cacheDir))].filter((one) => one.startsWith(typed)).sort()
}

function candidates({open, ...line}: Line, typed: string, index: SpellingIndex, cacheDir: string): string[] {
  if (open) return open[0] === 'subcloud' ? (rememberedNames(cacheDir).subcloud ?? []) : (open[1].options ?? [])
  if (typed.startsWith('-')) return Object.keys(flagsOf(index, line.node.id)).map((name) => `--${name}`)
  const next = line.args.length > 0 ? [] : nextWords(line, typed, index)
  return [...next, ...names(line, index, cacheDir)]
}

function read(before: string[], index: SpellingIndex): Line {
  const line: Line = {words: [], node: index.words, official: false, args: []}
  for (const word of before) {
    if (line.open) line.open = undefined
    else if (word.startsWith('-')) line.open = valueFlag(word, flagsOf(index, line.node.id))
    else take(line, word, index)
  }
  return line
}

function take(line: Line, word: string, index: SpellingIndex): void {
  const {node, words} = line
  const program = words.length === 0 && isOfficialProgram(word) ? index.programs[word] : undefined
  const own = childOf(node, word)
  // Below `system` the topic of that name and the official program meet.
  const next = program ? {...own, next: {...program.next, ...own?.next}} : own
  if (!next || line.args.length > 0) line.args.push(word)
  else Object.assign(line, {node: next, words: [...words, word], official: line.official || program !== undefined})
}

/** The flag, as typed, that takes the next word for its value. */
function valueFlag(typed: string, flags: Record<string, ManifestFlag>): Line['open'] {
  return Object.entries(flags).find(
    ([name, flag]) =>
      flag.type === 'option' && !valueIsAttached(flag) && (typed === `--${name}` || typed === `-${flag.char}`),
  )
}

/**
 * Our own words, where nothing says that official ones are wanted: these would bury ours. Behind the name of a program,
 * or where no word of ours begins as what was typed, they are offered.
 */
function nextWords({words, node, official}: Line, typed: string, index: SpellingIndex): string[] {
  const prefix = words.map((word) => `${word}:`).join('')
  const own = Object.keys(index.commands).flatMap((id) =>
    id.startsWith(prefix) ? (id.slice(prefix.length).split(':')[0] ?? []) : [],
  )
  const all = Object.keys(node.next ?? {})
  return official || !own.some((word) => word.startsWith(typed)) ? all : own
}

const flagsOf = (index: SpellingIndex, id: string | undefined): Record<string, ManifestFlag> => ({
  ...(id !== undefined && index.commands[id]?.flags),
  ...index.globals,
})

function names({node, args}: Line, index: SpellingIndex, cacheDir: string): string[] {
  const wanted = node.id === undefined ? undefined : index.commands[node.id]?.names?.[args.length]
  return wanted === undefined ? [] : (rememberedNames(cacheDir)[wanted as NameKind] ?? [])
}
