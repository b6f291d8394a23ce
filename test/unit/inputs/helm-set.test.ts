import {describe, expect, test} from 'vitest'
import {parseSet} from '../../../src/inputs/helm/helm-set.js'
import {asServerTakes, assign, mergeValues, preview} from '../../../src/inputs/helm/helm-values.js'

const valuesOf = (text: string) => parseSet(text).reduce(assign, {})

describe('--set is read as helm reads it', () => {
  test.each([
    ['a=1', {a: 1}],
    ['a.b=5,c=6', {a: {b: 5}, c: 6}],
    ['a=true,b=false,c=null,d=,e=007,f=1.5,g=-3', {a: true, b: false, c: null, d: '', e: '007', f: '1.5', g: -3}],
    ['a={1,two,true}', {a: [1, 'two', true]}],
    ['a={},b=x', {a: [], b: 'x'}],
    ['a[1].b=x', {a: [null, {b: 'x'}]}],
    ['a[0][1]=x', {a: [[null, 'x']]}],
    ['a=b=c', {a: 'b=c'}],
    ['a=one\\,two,b=3', {a: 'one,two', b: 3}],
    ['nodeSelector.kubernetes\\.io/os=linux', {nodeSelector: {'kubernetes.io/os': 'linux'}}],
    ['a.b=1,a.c=2', {a: {b: 1, c: 2}}],
    ['a=1,a.b=2', {a: {b: 2}}],
  ])('%s', (text, values) => {
    expect(valuesOf(text)).toEqual(values)
  })

  test.each([
    ['a', '"=" is missing at position 2'],
    ['a.b,c=1', '"=" is missing at position 4'],
    ['=1', 'a name is missing at position 1'],
    ['a..b=1', 'a name is missing at position 3'],
    ['a=1,', 'a name is missing at position 5'],
    ['a[x]=1', 'an index is a small number at position 3'],
    ['a[1=2', '"]" is missing at position 4'],
    ['a[0]b=2', '"b" is unexpected at position 5'],
    ['a={1,2', '"}" is missing at position 7'],
    ['a={1}x', '"x" is unexpected at position 6'],
    ['', 'a name is missing at position 1'],
  ])('%s is refused with the position', (text, said) => {
    expect(() => parseSet(text)).toThrow(said)
  })
})

describe('what is sent', () => {
  test('assignments without commas go one by one, as they were typed', () => {
    expect(asServerTakes(['a.b=5,c[0]=6', 'd=x'].flatMap(parseSet))).toEqual({set: ['a.b=5', 'c[0]=6', 'd=x']})
  })

  test('with commas in a value all of them become values', () => {
    expect(asServerTakes(['a={1,2}', 'b.c=x'].flatMap(parseSet))).toEqual({set: [], values: {a: [1, 2], b: {c: 'x'}}})
  })

  test('so with a second "=", which the server would pass over', () => {
    expect(asServerTakes(parseSet('args=--v=2'))).toEqual({set: [], values: {args: '--v=2'}})
  })

  test('an element of a list cannot become one', () => {
    expect(() => asServerTakes(['a={1,2}', 'b[0]=x'].flatMap(parseSet))).toThrow('--set b[0]=x cannot be sent')
  })
})

test('maps are merged, everything else is replaced', () => {
  expect(mergeValues({a: {b: 1, c: [1, 2]}, d: 1}, {a: {c: [3], e: null}, d: {f: 1}})).toEqual({
    a: {b: 1, c: [3], e: null},
    d: {f: 1},
  })
})

test('a preview has what the server would store', async () => {
  const update = {files: [{a: {b: 1}}], assignments: ['a.c=5', 'd=true'].flatMap(parseSet), reuse: true}
  expect(await preview('e: 1\n', update)).toEqual({before: {e: 1}, after: {e: 1, a: {b: 1, c: '5'}, d: true}})
})
