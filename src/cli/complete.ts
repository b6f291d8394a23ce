import {childOf, type SpellingIndex, type WordNode} from '../spelling/spelling-index.js'
import {type NameKind, rememberedNames} from './remembered-names.js'

/** What may stand where the cursor is: the next words of a command, its flags, or the names of what it acts on. */
export function complete(words: string[], index: SpellingIndex, cacheDir: string): string[] {
  const typed = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  const {node, id, rest} = walk(index.words, before)
  const candidates = typed.startsWith('-')
    ? flagsOf(index, id)
    : [...nextWords(node, rest), ...names(index, id, rest, before, cacheDir)]
  return [...new Set(candidates)].filter((candidate) => candidate.startsWith(typed)).sort()
}

function walk(root: WordNode, words: string[]): {node: WordNode; id?: string; rest: string[]} {
  let node = root
  const plain = words.filter((word) => !word.startsWith('-'))
  for (const [at, word] of plain.entries()) {
    const next = childOf(node, word)
    if (!next) return {node, id: node.id, rest: plain.slice(at)}
    node = next
  }
  return {node, id: node.id, rest: []}
}

/** Our own words only: official names would bury them, and those who use them know them. */
const nextWords = (node: WordNode, rest: string[]) =>
  rest.length > 0 ? [] : Object.keys(node.next ?? {}).filter((word) => !/^(system|host|fm|kube|sw)-/.test(word))

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
