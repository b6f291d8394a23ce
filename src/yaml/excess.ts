import {CST, Lexer} from 'yaml'

/** Deeper than anything that people write; a parser that goes on falls over its own stack. */
const DEEPEST = 100
/** A megabyte of settings has about 400,000; each costs a parser up to 30 microseconds. */
const MOST_TOKENS = 500_000

/** What makes a text more than a YAML parser should be given, with its line; nothing where it may be read. */
export function excessIn(text: string): string | undefined {
  let [line, lineStart, position, tokens, flow] = [1, 0, 0, 0, 0]
  let first = true
  /** Columns at which the collections begin that are open, one by one further to the right. */
  const open: number[] = []
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token)
    if (type === 'flow-map-start' || type === 'flow-seq-start') flow += 1
    else if (type === 'flow-map-end' || type === 'flow-seq-end') flow = Math.max(0, flow - 1)
    const opens = type === 'seq-item-ind' || type === 'explicit-key-ind'
    const begins = first && type !== 'space' && type !== 'newline' && type !== 'comment'
    if (opens || begins) {
      const column = position - lineStart
      while ((open.at(-1) ?? -1) >= column) open.pop()
      open.push(column)
      first = false
    }
    if (open.length + flow > DEEPEST) return `line ${line}: nested more than ${DEEPEST} deep`
    tokens += 1
    if (tokens > MOST_TOKENS) return `line ${line}: more than ${MOST_TOKENS} words and signs`
    if (isControl(token)) continue
    position += token.length
    const lines = token.split('\n')
    if (lines.length === 1) continue
    line += lines.length - 1
    lineStart = position - (lines.at(-1)?.length ?? 0)
    first = true
  }
  return undefined
}

/** The lexer's own remarks on what follows, which stand in no file. */
const isControl = (token: string) => token === CST.DOCUMENT || token === CST.FLOW_END || token === CST.SCALAR
