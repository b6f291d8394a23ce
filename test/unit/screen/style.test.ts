import {describe, expect, test} from 'vitest'
import {displayWidth} from '../../../src/output/display-width.js'
import {wordWrap} from '../../../src/screen/body/wrap.js'
import {paint} from '../../../src/screen/paint.js'
import {bar, cell, count, oneLine, penFor, signs, span} from '../../../src/screen/style.js'

// biome-ignore lint/suspicious/noControlCharactersInRegex: what dresses a line
const bare = (text: string) => text.replaceAll(/\x1b\[[\d;]*m/g, '')

const hostile = {
  'escape sequences': '\x1b[2J\x1b]0;gone\x07edge',
  'a C1 escape': '\x9b2Jedge',
  'right-to-left marks': 'edge\u202eegde\u2066',
  'letters that read from the right': 'שלום عليكم',
  'wide emoji': '😀😀edge',
  'a family and a flag': '👨‍👩‍👧 🇩🇪 👍🏽',
  'marks upon marks': 'e\u0301\u0301\u0301dge\u0489',
  'lines and tabs': 'a\r\nb\tc\u2028d',
  'half of a character': 'edge\ud800',
  'what stands for the body': '\u{f0000}',
  '10,000 characters': '名'.repeat(10_000),
}

describe.each(Object.entries(hostile))('%s', (_, text) => {
  test('steer nothing, and take as many cells as they are given', () => {
    expect(oneLine(text)).toMatch(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028]*$/u)
    for (const width of [0, 1, 2, 7, 30]) {
      expect(displayWidth(cell(text, width)), `${width}`).toBe(width)
      expect(displayWidth(bare(penFor('colour').row([span(oneLine(text), 'bad'), span('!')], width))), `${width}`).toBe(
        width,
      )
    }
  })
})

test('what is cut says so, and numbers stand at the right', () => {
  expect(cell('subcloud-12', 8)).toBe('subclou…')
  expect(cell('subcloud-12', 8, {more: '~'})).toBe('subclou~')
  expect(cell('7', 4, {right: true})).toBe('   7')
  expect(count(5_000_000)).toBe('5,000,000')
})

describe('a pen', () => {
  test('draws with colours, with what every terminal has, or with nothing', () => {
    const line = [span('offline', 'bad'), span(' x')]
    expect(penFor('colour').text(line)).toBe('\x1b[38;5;203moffline\x1b[0m x')
    expect(penFor('mono').text(line)).toBe('\x1b[1moffline\x1b[0m x')
    expect(penFor('plain').text(line)).toBe('offline x')
  })

  test('gives a row that is stood on one look, and none in a file', () => {
    const line = [span('a', 'bad'), span('b', 'good')]
    expect(penFor('colour').row(line, 4, true)).toBe('\x1b[7mab  \x1b[0m')
    expect(penFor('plain').row(line, 4, true)).toBe('ab  ')
  })
})

test('a bar is as full as it is said to be, and never more than full', () => {
  const drawn = (share: number) =>
    bar(share, 10, signs.ascii)
      .map(({text}) => text)
      .join('')
  expect([0, 0.25, 0.999, 1, 7].map(drawn)).toEqual([
    ...['..........', '###.......', '##########', '##########', '##########'],
  ])
})

test('text is cut between words, and words only where they are longer than a line', () => {
  expect(wordWrap('a lock of two hosts\nand more', 10)).toEqual(['a lock of', 'two hosts', 'and more'])
  expect(wordWrap('0123456789abc d', 5)).toEqual(['01234', '56789', 'abc d'])
})

describe('painting', () => {
  test('writes only lines that are others, together, and nothing where there are none', () => {
    expect(paint(['a', 'b', 'c'], ['a', 'B', 'c'], 3)).toBe('\x1b[?2026h\x1b[2;1HB\x1b[K\x1b[?2026l')
    expect(paint(['a'], ['a'], 3)).toBe('')
  })

  test('erases what is longer there, but not behind a line that ends at the edge', () => {
    expect(paint(['aaa', 'b'], ['\x1b[1mabc\x1b[0m'], 3)).toBe(
      '\x1b[?2026h\x1b[1;1H\x1b[1mabc\x1b[0m\x1b[2;1H\x1b[K\x1b[?2026l',
    )
  })
})
