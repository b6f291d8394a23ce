import * as fc from 'fast-check'
import {expect, test} from 'vitest'
import {outcomeLines, parseLines, type Step, writtenBack} from '../../support/transcript.js'

/** What programs print, among it what means something in a transcript. */
const anyLine = fc.oneof(
  fc.constantFrom('', '# a comment', '$ a prompt', '$', '@end', '@file x', '@start', '|', '2> x', '[exit 1]', '```'),
  fc.string(),
)

const session = (expected: string[]): Step[] => [
  {kind: 'shell', line: 1, command: 'first', expected},
  {kind: 'shell', line: 1, command: 'second', expected: []},
  {kind: 'prose', line: 1, text: ''},
  {kind: 'prose', line: 1, text: '# prose'},
]

test('whatever a program prints, what was written is read as it was', () => {
  fc.assert(
    fc.property(fc.array(anyLine), fc.array(anyLine), fc.nat(3), (stdout, stderr, code) => {
      const outcome = {stdout: stdout.join('\n'), stderr: stderr.join('\n'), code}
      const steps = session(outcomeLines(outcome, '/nowhere'))
      const read = parseLines(writtenBack(steps, new Map()).split('\n'), 'x.transcript')
      expect(read.map((step) => ({...step, line: 1}))).toEqual(steps)
    }),
    {numRuns: 2000, seed: 7},
  )
})
