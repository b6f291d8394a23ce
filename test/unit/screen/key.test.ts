import {describe, expect, test} from 'vitest'
import {type Key, keyReader} from '../../../src/screen/key.js'

const said = (keys: readonly Key[]) =>
  keys.map((key) =>
    key.kind === 'character'
      ? key.character
      : key.kind === 'named'
        ? `<${key.name}>`
        : `<${key.does} ${key.x},${key.y}>`,
  )

const read = (...pieces: string[]) => {
  const reader = keyReader()
  return said(pieces.flatMap(reader))
}

describe('keys', () => {
  test('are characters, also those that are wide, and those that have names', () => {
    expect(read('qé😀\x1b[A\x1bOB\x1b[5~\r\x7f\x1b')).toEqual([
      ...['q', 'é', '😀', '<up>', '<down>', '<page-up>', '<enter>', '<erase>', '<escape>'],
    ])
  })

  test('are put together where a sequence arrives in pieces', () => {
    expect(read('\x1b[', 'A', '\x1b[<0;1', '2;7M', 'x')).toEqual(['<up>', '<press 12,7>', 'x'])
  })

  test('tell a button that goes down and a wheel, not a button that comes up', () => {
    expect(read('\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<64;1;1M\x1b[<65;200;50M\x1b[<2;1;1M')).toEqual([
      ...['<press 3,4>', '<wheel-up 1,1>', '<wheel-down 200,50>'],
    ])
  })

  test('that nobody knows are none: no function key types letters, no name of an object is one', () => {
    expect(read('\x1b[15~\x1b[24~\x1b[1;5C\x01\x1a')).toEqual([])
    expect(read('\x1b[200~constructor')).toEqual([...'constructor'])
  })
})
