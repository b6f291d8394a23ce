import {readFile} from 'node:fs/promises'
import type {Document} from 'yaml'
import {InputError} from './error.js'
import {checkSize, LARGEST_YAML} from './file.js'

/** Not the least of what bombs need, and more than a person writes. */
export const MOST_ALIASES = 10_000

export interface YamlFile {
  documents: readonly Document[]
  /** What the documents say. */
  values: unknown[]
  /** Where something stands in the file, for people: `line 3, column 7`. */
  placed(offset: number): string
}

/**
 * The documents of a YAML file, as the server's reader of YAML 1.1 understands them; `several`: more than one in the file,
 * of any kind. Refuses what is not YAML, and never shows what is in the file.
 */
export async function readYaml(file: string, name: string, {several = false} = {}): Promise<YamlFile> {
  await checkSize(file, name, LARGEST_YAML)
  const refuse = (message: string, hint: string, cause?: unknown) => new InputError(message, {hint, cause})
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw refuse(`cannot read ${name} ${file}: ${cause.message}`, 'check its permissions', cause)
  })
  const [{LineCounter, isMap}, {complaintOf, yamlDocuments}, {excessIn}, {repeatedKey}] = await Promise.all([
    import('yaml'),
    import('../yaml/parser.js'),
    import('../yaml/excess.js'),
    import('../yaml/repeated-key.js'),
  ])
  const excess = excessIn(text)
  if (excess) throw refuse(`${name} is too much: ${file}, ${excess}`, 'split it, or mend it; nothing was sent')
  const lineCounter = new LineCounter()
  const documents = yamlDocuments(text, {version: '1.1', lineCounter})
  const placed = (offset: number) => {
    const {line, col} = lineCounter.linePos(offset)
    return `line ${line}, column ${col}`
  }
  const mend = 'mend the file; nothing was sent'
  const [error] = documents.flatMap(({errors}) => errors)
  if (error) throw refuse(`${name} is not YAML: ${file}, ${placed(error.pos[0])}: ${complaintOf(error)}`, mend)
  // The server's own reader takes the last of several equal keys, without a word.
  for (const document of documents) {
    const twice = repeatedKey(document)
    if (!twice) continue
    throw refuse(`${name} has ${twice.key} twice: ${file}, ${placed(twice.offset)}`, 'leave one out; nothing was sent')
  }
  if (several ? documents.length === 0 : documents.length !== 1 || !isMap(documents[0]?.contents)) {
    const hint = several ? 'the file is empty' : 'it must be one YAML mapping of names to values'
    throw refuse(`${name} holds no settings: ${file}`, hint)
  }
  try {
    return {documents, placed, values: documents.map((document) => document.toJS({maxAliasCount: MOST_ALIASES}))}
  } catch (cause) {
    // Aliases of nothing, of too much, and merges of what is no mapping are noticed here only.
    throw refuse(`${name} is not YAML: ${file}: ${complaintOf(cause)}`, mend, cause)
  }
}
