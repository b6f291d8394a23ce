import {describe, expect, test} from 'vitest'
import {inCharacters} from '../../../src/output/display-width.js'
import {pythonText} from '../../../src/output/python-text.js'
import {wrapText} from '../../../src/output/text-wrap.js'
import {Float} from '../../../src/output/view.js'

describe('text of values as Python writes it', () => {
  test.each<[unknown, string]>([
    [undefined, ''],
    [null, 'None'],
    [true, 'True'],
    [false, 'False'],
    ["it's", "it's"],
    [240, '240'],
    [-0, '-0.0'],
    [1e16, '10000000000000000'],
    [0.1, '0.1'],
    [0.00001, '1e-05'],
    [1.5e300, '1.5e+300'],
    [new Float(240), '240.0'],
    [new Float(1e16), '1e+16'],
    [[], '[]'],
    [{}, '{}'],
    [['a', 1, null, [true]], "['a', 1, None, [True]]"],
    [{a: "it's", 'b"': 'x'}, "{'a': \"it's\", 'b\"': 'x'}"],
    [['both \' "'], "['both \\' \"']"],
    [['tab\tline\n\\ \u001b \u00a0 \u200b \ue000'], "['tab\\tline\\n\\\\ \\x1b \\xa0 \\u200b \\ue000']"],
    [['é 日本 😀'], "['é 日本 😀']"],
  ])('%j', (value, text) => {
    expect(pythonText(value)).toBe(text)
  })
})

describe('lines as Python fills them', () => {
  test.each<[string, number, string[]]>([
    ['', 10, []],
    ['one two  three', 8, ['one two', 'three']],
    ['  lead and\ttabs\nand lines', 12, ['  lead and', 'tabs and', 'lines']],
    ['/dev/disk/by-path/pci-0000:00:0d.0-ata-1.0', 20, ['/dev/disk/by-path/pc', 'i-0000:00:0d.0-ata-', '1.0']],
    ['well-known-thing and 10-20', 12, ['well-known-', 'thing and', '10-20']],
    ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['wait--what now', 8, ['wait--', 'what now']],
  ])('%j in %i', (text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines)
  })

  test('wide characters count as two cells, or as one character', () => {
    expect(wrapText('東京東京', 4)).toEqual(['東京', '東京'])
    expect(wrapText('東京東京', 4, inCharacters)).toEqual(['東京東京'])
  })
})
