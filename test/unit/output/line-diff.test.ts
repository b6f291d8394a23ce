import {expect, test} from 'vitest'
import {lineDiff} from '../../../src/output/line-diff.js'

test.each([
  ['a\nb\nc\n', 'a\nx\nc\n', '  a\n- b\n+ x\n  c'],
  ['', 'a\nb\n', '+ a\n+ b'],
  ['a\n', '', '- a'],
  ['a\nb\nc\nd\n', 'b\nd\ne\n', '- a\n  b\n- c\n  d\n+ e'],
  ['a\n', 'a\n', '  a'],
])('%j to %j', (before, after, lines) => {
  expect(lineDiff(before, after)).toBe(lines)
})
