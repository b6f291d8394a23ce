import {childOf, type SpellingIndex, type WordNode} from '../spelling/spelling-index.js'
import {type NameKind, rememberedNames} from './remembered-names.js'

/** What may stand where the cursor is: the next words of a command, its flags, or the names of what it acts on. */
export function complete(words: string[], index: SpellingIndex, cacheDir: string): string[] {
  const typed = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  const plain = before.filter((word) => !word.startsWith('-'))
  const {id, rest} = commandOf(index.words, plain)
  const candidates = typed.startsWith('-')
    ? flagsOf(index, id)
    : [...nextWords(index, plain), ...names(index, id, rest, before, cacheDir)]
  return [...new Set(candidates)].filter((candidate) => candidate.startsWith(typed)).sort()
}

/** The command that the words name, and what stands behind its name. */
function commandOf(root: WordNode, words: string[]): {id?: string; rest: string[]} {
  let node = root
  for (const [at, word] of words.entries()) {
    const next = childOf(node, word)
    if (!next) return {id: node.id, rest: words.slice(at)}
    node = next
  }
  return {id: node.id, rest: []}
}

/** Our own words only: official names would bury them, and those who use them know them. */
function nextWords(index: SpellingIndex, words: string[]): string[] {
  const prefix = words.map((word) => `${word}:`).join('')
  return Object.keys(index.commands).flatMap((id) =>
    id.startsWith(prefix) ? (id.slice(prefix.length).split(':')[0] ?? []) : [],
  )
}

function flagsOf(index: SpellingIndex, id: string | undefined): string[] {
  const own = id === undefined ? {} : (index.commands[id]?.flags ?? {})
  return Object.keys({...own, ...index.globals}).map((name) => `--${name}`)
}

function names(
  index: SpellingIndex,
  id: string | undefined,
  rest: string[],
  before: string[],
  cacheDir: string,
): string[] {
  if (before.at(-1) === '--subcloud') return rememberedNames(cacheDir).subcloud ?? []
  const wanted = id === undefined ? undefined : index.commands[id]?.names?.[rest.length]
  return wanted === undefined ? [] : (rememberedNames(cacheDir)[wanted as NameKind] ?? [])
}
