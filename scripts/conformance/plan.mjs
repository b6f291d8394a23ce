// A plan is a story told in command lines, one per line, that all the programs must tell alike:
//
//   @start --scenario dc --subclouds 2     how the simulator starts (once, first)
//   # a heading                            comments
//   system host-lock controller-1          must succeed
//   ! system host-lock controller-0        must be refused
//   ~ fm event-list                        ours must succeed; the text, or a refusal, differs on purpose (docs/differences.md)
//   @set it /uuid.*({uuid})/               $it in later lines: what the last line printed there; {uuid} matches any
//   @expect /PATTERN/                     the last line printed that (only in plans of guests)
//   @advance 10m                           simulated time passes
//   @sim fault add ...                     stx sim ...
//   @shell tar czf ...                     a shell line in the working folder
//   @file name.yaml                        a file in the working folder: the indented lines that follow
import {readFileSync} from 'node:fs'

const uuid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}'
const marks = {'!': {refused: true}, '~': {differs: true}}

export function readPlan(file) {
  const plan = {start: '', steps: []}
  let open
  for (const [index, text] of readFileSync(file, 'utf8').split('\n').entries()) {
    const at = `${file}:${index + 1}`
    if (open && /^( {2}|$)/.test(text)) {
      open.content += `${text.slice(2)}\n`
      continue
    }
    open = undefined
    if (/^\s*(#|$)/.test(text)) continue
    const [, directive, rest] = /^@(\w+) (.*)$/.exec(text) ?? []
    if (directive === 'start') plan.start = rest
    else plan.steps.push({at, ...readStep(text, directive, rest, at)})
    if (directive === 'file') open = plan.steps.at(-1)
  }
  return plan
}

function readStep(text, directive, rest, at) {
  if (directive === undefined) return {kind: 'command', ...readCommand(text)}
  if (directive === 'file') return {kind: 'file', name: rest, content: ''}
  if (directive === 'advance') return {kind: 'sim', words: `advance ${rest}`}
  if (directive === 'sim') return {kind: 'sim', words: rest}
  if (directive === 'shell') return {kind: 'shell', line: rest}
  if (directive === 'expect') return {kind: 'expect', pattern: patternIn(rest, at)}
  if (directive === 'set') return readSetting(rest, at)
  throw new Error(`${at}: no such directive: @${directive}`)
}

function readCommand(text) {
  const [, marked = '', line] = /^(?:([!~]{1,2}) )?(.*)$/.exec(text)
  return Object.assign({line}, ...[...marked].map((mark) => marks[mark]))
}

function readSetting(text, at) {
  const [, name, pattern] = /^(\w+) (.*)$/.exec(text) ?? []
  return {kind: 'set', name, pattern: patternIn(pattern ?? '', at)}
}

function patternIn(text, at) {
  const [, pattern] = /^\/(.*)\/$/.exec(text) ?? []
  if (pattern === undefined) throw new Error(`${at}: expected: /PATTERN/`)
  return new RegExp(pattern.replaceAll('{uuid}', uuid), 'm')
}
