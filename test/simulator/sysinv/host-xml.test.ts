import {describe, expect, test} from 'vitest'
import {hostElements} from '../../../src/simulator/services/sysinv/host/host-xml.js'

const hosts = (inner: string) =>
  `<?xml version="1.0" ?>\n<!-- <hosts> of a site -->\n<hosts version="1">${inner}</hosts>\n`

describe('a hosts file', () => {
  test('says of each host what its elements say', () => {
    const first = '<host><hostname> w&amp;0&#x41;&#66; </hostname><!-- <power_on/> --><bm_type/></host>'
    expect(hostElements(hosts(`${first}<host a="1" b='2'><personality>worker</personality></host>`))).toEqual([
      {hostname: 'w&0AB', bm_type: ''},
      {personality: 'worker'},
    ])
    expect(hostElements(hosts(''))).toEqual([])
    expect(hostElements('<hosts/>')).toEqual([])
  })

  test.each([
    ['nothing', ''],
    ['words', 'hosts'],
    ['words after it', `${hosts('')}more`],
    ['two roots', '<hosts/><hosts/>'],
    ['no end', '<hosts><host>'],
    ['tags that cross', '<hosts><host></hosts></host>'],
    ['a sign that stands alone', hosts('<host><location>a < b</location></host>')],
    ['a comment without an end', '<hosts/><!--'],
  ])('that is %s is none', (_what, text) => {
    expect(hostElements(text)).toBeUndefined()
  })

  test('names no sign that there is not', () => {
    expect(hostElements(hosts('<host><location>&#99999999;&#xffffffff;</location></host>'))).toEqual([
      {location: '&#99999999;&#xffffffff;'},
    ])
  })

  test.each(['<?', '<!--', '<', '<a', '<a b="', '<a '])('of a megabyte of %s is given up at once', (piece) => {
    expect(hostElements(piece.repeat(1_000_000 / piece.length))).toBeUndefined()
  })
})
