import {expect, test} from 'vitest'
import {pairsOf, pairText} from '../../../src/client/members.js'
import {filesystemChanges, filesystemIn} from '../../../src/inputs/filesystem.js'
import {assignments, labelValues, namedValues, settingsIn} from '../../../src/inputs/words.js'

test('a value may hold more equals signs, and a path its slash', () => {
  expect(assignments(['a=b=c', '/d='])).toEqual([
    ['a', 'b=c'],
    ['d', ''],
  ])
})

test('a name may come again', () => {
  expect(labelValues(['a=1', 'a=2'])).toEqual([
    ['a', '1'],
    ['a', '2'],
  ])
})

test.each([
  [() => assignments(['a']), 'Attributes must be a list of PATH=VALUE not "/a"'],
  [() => assignments(['/a']), 'Attributes must be a list of PATH=VALUE not "/a"'],
  [() => labelValues(['a']), 'Attributes must be a list of NAME=VALUE not "a"'],
  [() => filesystemIn('a', 'creation'), 'Filesystem creation attributes must be FS_NAME=SIZE not "a"'],
  [() => filesystemChanges(['a']), 'Filesystem resize attributes must be FS_NAME=SIZE not "a"'],
  [() => filesystemChanges(['a', 'b'], []), 'Alter functions are only supported for one filesystem at a time.'],
])('a word without its equals sign is refused: %#', (read, message) => {
  expect(read).toThrow(expect.objectContaining({kind: 'usage', message}))
})

test('or is passed over, or goes to the server as it is', () => {
  expect(settingsIn(['a', 'b=1'])).toEqual({b: '1'})
  expect(namedValues(['a', 'b=1']).map(pairText)).toEqual(['a', 'b=1'])
})

test('a file system may change its functions, its size or both', () => {
  expect(filesystemChanges(['a'], ['osd'])).toEqual([{name: 'a', functions: ['osd']}])
  expect(filesystemChanges(['a=2'], ['osd'])).toEqual([{name: 'a', size: '2', functions: ['osd']}])
})

test('members are those that are given, of an object or of pairs', () => {
  const pairs: [string, string][] = [
    ['a', '1'],
    ['a', '2'],
  ]
  expect(pairsOf({a: '1', b: undefined})).toEqual([['a', '1']])
  expect(pairsOf(pairs)).toEqual(pairs)
})
