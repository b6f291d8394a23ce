import type {Document, LineCounter, Node} from 'yaml'
import {DamagedFile} from './error.js'
import {readIfPresent} from './private-file.js'

/** A parsed YAML file that can still say on which line a value stands. */
export interface YamlFile {
  path: string
  document: Document
  /** What the document says, as plain values. */
  root: unknown
  lines: LineCounter
}

/** Reads a YAML file; undefined where there is none. What is wrong with it is an error that names file and line. */
export async function readYaml(path: string, hint: string): Promise<YamlFile | undefined> {
  const text = await readIfPresent(path)
  if (text === undefined) return undefined
  const [{LineCounter}, {complaintOf, yamlDocument}, {excessIn}, {repeatedKey}] = await Promise.all([
    import('yaml'),
    import('../yaml/parser.js'),
    import('../yaml/excess.js'),
    import('../yaml/repeated-key.js'),
  ])
  const excess = excessIn(text)
  if (excess) throw new DamagedFile(`${path}:${excess.replace(/^line /, '')}`, hint)
  const lines = new LineCounter()
  const document = yamlDocument(text, {lineCounter: lines})
  const [problem] = document.errors
  if (problem) {
    const {line} = lines.linePos(problem.pos[0])
    throw new DamagedFile(`${path}:${line}: ${complaintOf(problem)}`, hint)
  }
  const twice = repeatedKey(document)
  if (twice) throw new DamagedFile(`${path}:${lines.linePos(twice.offset).line}: ${twice.key} is there twice`, hint)
  let root: unknown
  try {
    // Aliases are looked up only here: one may lead nowhere, and a few nested ones may stand for more than fits in memory.
    root = document.toJS()
  } catch (error) {
    throw new DamagedFile(`${path}: ${complaintOf(error)}`, hint)
  }
  return {path, document, root, lines}
}

/** A mistake in what the file says, at the line of the node at `keys` or of the nearest one above it. */
export function mistakeAt(file: YamlFile, keys: readonly string[], what: string, hint: string): DamagedFile {
  const {document, lines, path} = file
  for (let depth = keys.length; depth >= 0; depth--) {
    const node = document.getIn(keys.slice(0, depth), true) as Partial<Node> | undefined
    if (node?.range) return new DamagedFile(`${path}:${lines.linePos(node.range[0]).line}: ${what}`, hint)
  }
  return new DamagedFile(`${path}:1: ${what}`, hint)
}

export type Mapping = Record<string, unknown>

export const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
