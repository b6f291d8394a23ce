import fc from 'fast-check'
import {expect, test} from 'vitest'
import {overlap, type Span} from '../../../src/addressing/network.js'
import {Taken} from '../../../src/addressing/taken.js'
import {seeded} from '../../support/property.js'

const span = fc
  .record({family: fc.constantFrom(4 as const, 6 as const), first: fc.integer({min: 0, max: 60}), size: fc.nat(12)})
  .map(({family, first, size}): Span => ({family, first: BigInt(first), last: BigInt(first + size)}))

test('a span meets one that is taken exactly where it overlaps with one, and it is told which', () => {
  fc.assert(
    fc.property(fc.array(span, {maxLength: 20}), span, (spans, asked) => {
      const met = new Taken(spans).meets(asked)
      expect(met !== undefined).toBe(spans.some((one) => overlap(one, asked)))
      if (met) expect(overlap(met, asked)).toBe(true)
    }),
    seeded,
  )
})
