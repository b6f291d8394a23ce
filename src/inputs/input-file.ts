import {open, readFile, stat} from 'node:fs/promises'
import type {Document} from 'yaml'
import {InputError} from './error.js'
import {checkSize, LARGEST_YAML} from './file-size.js'

/** Refuses, in the official words, a file that is not there; `name` is what the command line calls it. */
export async function checkFile(file: string, name: string): Promise<void> {
  const facts = await stat(file).catch(() => undefined)
  if (!facts?.isFile()) {
    const hint = facts?.isDirectory() ? 'this is a directory' : 'check the path'
    throw new InputError(`${name} does not exist: ${file}`, {hint})
  }
}

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
  const [{LineCounter, parseAllDocuments, isMap}, {excessIn}, {repeatedKey}] = await Promise.all([
    import('yaml'),
    import('../yaml/excess.js'),
    import('../yaml/repeated-key.js'),
  ])
  const excess = excessIn(text)
  if (excess) throw refuse(`${name} is too much: ${file}, ${excess}`, 'split it, or mend it; nothing was sent')
  const lineCounter = new LineCounter()
  const found = parseAllDocuments(text, {
    version: '1.1',
    uniqueKeys: false,
    lineCounter,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const documents = Array.isArray(found) ? found : []
  const placed = (offset: number) => {
    const {line, col} = lineCounter.linePos(offset)
    return `line ${line}, column ${col}`
  }
  const mend = 'mend the file; nothing was sent'
  const [error] = documents.flatMap(({errors}) => errors)
  if (error) throw refuse(`${name} is not YAML: ${file}, ${placed(error.pos[0])}: ${firstLine(error.message)}`, mend)
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
    const reason = firstLine(cause instanceof Error ? cause.message : String(cause))
    throw refuse(`${name} is not YAML: ${file}: ${reason}`, mend, cause)
  }
}

const firstLine = (text: string) => text.split('\n')[0] ?? ''

const BLOCK = 512
const COMPRESSED = [[0x1f, 0x8b], [...Buffer.from('BZh')], [0xfd, ...Buffer.from('7zXZ')]]

/** Refuses, in the official words, what is no tar archive. What is compressed is taken at its word. */
export async function checkTar(file: string, name: string): Promise<void> {
  await checkFile(file, name)
  const handle = await open(file)
  const block = Buffer.alloc(BLOCK)
  const {bytesRead} = await handle.read(block, 0, BLOCK, 0).finally(() => handle.close())
  const compressed = COMPRESSED.some((magic) => magic.every((byte, at) => block[at] === byte))
  if (compressed || (bytesRead === BLOCK && isTarHeader(block))) return
  throw new InputError(`${name} is not a valid .tar archive: ${file}`)
}

/** The sum over the header, in which the field of the sum itself counts as blanks. An empty archive is all zeros. */
function isTarHeader(block: Buffer): boolean {
  if (block.every((byte) => byte === 0)) return true
  const [from, to] = [148, 156]
  const stated = Number.parseInt(block.toString('latin1', from, to).trim(), 8)
  return stated === block.reduce((sum, byte, at) => sum + (at >= from && at < to ? 32 : byte), 0)
}
