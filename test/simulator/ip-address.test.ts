import {describe, expect, test} from 'vitest'
import {addressText, parseAddress} from '../../src/simulator/ip-address.js'

describe('addresses', () => {
  test.each([
    ['10.0.0.1', '10.0.0.1'],
    ['FD00:0:0::1', 'fd00::1'],
    ['::', '::'],
    ['::ffff:10.0.0.1', '::ffff:a00:1'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    // Of two runs of the same length the first is left out.
    ['0:0:1:2:3:4:0:0', '::1:2:3:4:0:0'],
  ])('%s is written %s', (given, written) => {
    const address = parseAddress(given)
    expect(address && addressText(address)).toBe(written)
  })

  test.each(['', '10.0.0', '10.0.0.256', '1::2::3', '12345::', '1:2:3:4:5:6:7', '::1.2.3', 'fe80::1%eth0'])(
    '%j is none',
    (given) => {
      expect(parseAddress(given)).toBeUndefined()
    },
  )
})
