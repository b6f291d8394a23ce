import {PassThrough} from 'node:stream'
import {expect, test} from 'vitest'
import {openPanel} from '../../../src/output/panel.js'

const ESC = '\u001b'

function panel() {
  const stream = Object.assign(new PassThrough(), {columns: 20, rows: 5})
  const opened = openPanel(stream)
  const written = () => String(stream.read() ?? '').replaceAll(ESC, '^')
  expect(written()).toBe('^[?25l')
  return {stream, written, ...opened}
}

test('writes what has changed, at once, and nothing where nothing has', () => {
  const {show, close, written} = panel()
  show(['one', 'two', 'three'])
  expect(written()).toContain('one^[K\ntwo^[K\nthree^[K\n')
  show(['one', 'zwei', 'three'])
  expect(written()).toBe('^[?2026h^[3F\nzwei^[K\n\n^[?2026l')
  show(['one', 'zwei', 'three'])
  expect(written()).toBe('')
  show(['one'])
  expect(written()).toBe('^[?2026h^[3F\n^[J^[?2026l')
  close()
  expect(written()).toBe('^[1F^[J^[?25h')
})

test('no line is as wide as the terminal, nor are there more than it has', () => {
  const {show, close, written} = panel()
  show(['x'.repeat(30), 'a\u0007b', '3', '4', '5', '6'])
  expect(
    written()
      .replaceAll(/\^\[\??\d*[A-Za-z]/g, '')
      .split('\n'),
  ).toEqual(['x'.repeat(19), expect.not.stringContaining('\u0007'), '3', '4', ''])
  close()
})

test('where the terminal has become narrower, all of what is now on more lines is taken back', () => {
  const {stream, show, close, written} = panel()
  show(['x'.repeat(19), 'y'])
  written()
  stream.columns = 10
  show(['x', 'y'])
  expect(written()).toBe('^[?2026h^[3F^[Jx^[K\ny^[K\n^[J^[?2026l')
  close()
})

test('nobody is left to give the terminal back at the end', () => {
  const before = process.listenerCount('exit')
  const {close} = panel()
  expect(process.listenerCount('exit')).toBe(before + 1)
  close()
  expect(process.listenerCount('exit')).toBe(before)
})
