import {readFile} from 'node:fs/promises'
import {basename} from 'node:path'
import type {LineCounter, Node, ParsedNode, Document as YamlDocument} from 'yaml'
import {reasonOf, SimulatorError} from '../kernel/problem.js'
import {defaultsContent} from './bundled.js'
import {planScenario} from './plan.js'
import type {Scenario} from './scenario.js'

type Document = YamlDocument.Parsed<ParsedNode>

/** Reads an operator's own scenario, and refuses one that cannot be played before anything is started. */
export async function readScenario(file: string): Promise<Scenario> {
  const [{LineCounter}, {complaintOf, yamlDocument}, {excessIn}, {checkContent}, defaults] = await Promise.all([
    import('yaml'),
    import('../../yaml/parser.js'),
    import('../../yaml/excess.js'),
    import('./check.js'),
    defaultsContent(),
  ])
  const text = await textOf(file)
  const excess = excessIn(text)
  if (excess !== undefined) throw new SimulatorError('usage', `${file}: ${excess}`, hint)
  const lines = new LineCounter()
  const document = yamlDocument(text, {lineCounter: lines, uniqueKeys: true})
  const [problem] = document.errors
  if (problem !== undefined) {
    throw refusal(file, lines.linePos(problem.pos[0]).line, complaintOf(problem))
  }
  const found = checkContent(plainOf(file, document, complaintOf), defaults)
  if ('mistake' in found) throw refusal(file, lineOf(document, lines, found.mistake.path), found.mistake.what)
  return planScenario(basename(file), found.content, defaults)
}

const hint = 'see: stx sim scenario show dc'

const refusal = (file: string, line: number, what: string, cause?: unknown): SimulatorError =>
  new SimulatorError('usage', `${file}:${line}: ${what}`, hint, {cause})

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new SimulatorError('usage', `cannot read ${file}: ${reasonOf(error)}`, hint, {cause: error})
  }
}

/** Aliases are looked up only here: one may lead nowhere, and a few nested ones may stand for more than fits in memory. */
function plainOf(file: string, document: Document, complaintOf: (error: unknown) => string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    throw refusal(file, 1, complaintOf(error), error)
  }
}

/** The line of a value, or of the nearest one above it: what an alias stands for is written elsewhere. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true) as Partial<Node> | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}
