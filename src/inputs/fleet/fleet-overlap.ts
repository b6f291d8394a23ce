import type {Span, Subnet} from '../../addressing/network.js'
import type {Place} from '../site/bootstrap-values.js'

export interface PlacedRow {
  line: number
  place: Place
}

/** A span of one row; spans meet only those of the `rival` kind. */
type Claim<T extends Span> = T & {line: number; kind: string; rival: string}

const compare = (a: bigint | number, b: bigint | number) => (a < b ? -1 : a > b ? 1 : 0)

/** Each claim that meets a rival of another row, the later row first; taken in the order of their first addresses. */
function meetings<T extends Span>(claims: readonly Claim<T>[]): [Claim<T>, Claim<T>][] {
  const order = [...claims].sort((a, b) => compare(a.family, b.family) || compare(a.first, b.first))
  // A claim meets an earlier one exactly when it begins before the furthest of their ends.
  const furthest = new Map<string, Claim<T>>()
  return order.flatMap((claim): [Claim<T>, Claim<T>][] => {
    const before = furthest.get(`${claim.family} ${claim.rival}`)
    const own = furthest.get(`${claim.family} ${claim.kind}`)
    if (own === undefined || claim.last > own.last) furthest.set(`${claim.family} ${claim.kind}`, claim)
    if (before === undefined || before.line === claim.line || claim.first > before.last) return []
    return [before.line < claim.line ? [claim, before] : [before, claim]]
  })
}

const claims = <T extends Span>(
  rows: readonly PlacedRow[],
  of: (place: Place) => readonly T[],
  kind: string,
  rival = kind,
): Claim<T>[] => rows.flatMap(({line, place}) => of(place).map((one) => ({...one, line, kind, rival})))

const distinct = (subnets: readonly Claim<Subnet>[]) => [
  ...new Map([...subnets].reverse().map((one) => [`${one.family} ${one.first} ${one.last}`, one])).values(),
]

/**
 * What subclouds may not share. The server lets them have one subnet together as long as their ranges are apart, so equal
 * subnets are no mistake; subnets of which one holds the other are, and so are operators' networks among them.
 */
export function overlapsAmong(rows: readonly PlacedRow[]): string[] {
  const ranges = meetings(claims(rows, (place) => place.ranges, 'range'))
  const inside = (kind: string, rival?: string) => distinct(claims(rows, (place) => place.subnets, kind, rival))
  const oam = distinct(claims(rows, (place) => place.oam, 'oam', 'inside'))
  const subnets = [...meetings(inside('inside')), ...meetings([...inside('inside', 'oam'), ...oam])]
  return [
    ...ranges.map(([one, other]) => `line ${one.line}, ${one.text}: is met by ${other.text} of line ${other.line}`),
    ...subnets.map(
      ([one, other]) => `line ${one.line}, ${one.text}: overlaps with ${other.text} of line ${other.line}`,
    ),
  ]
}
