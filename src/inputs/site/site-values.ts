import {type Address, addressOf, type Subnet, subnetOf} from '../../addressing/network.js'
import {WIDEST_IPV6} from '../../addressing/network-rule.js'
import {type Finding, fail, ok, warn} from '../../client/finding.js'
import {resembles} from '../resembling.js'

/** The keys of a file of settings. */
export type SiteValues = Readonly<Record<string, unknown>>

/** A finding about one key, so that whoever made the values can point at its origin. */
export type ValueFinding = Finding & {key?: string}

export const textOf = (values: SiteValues, key: string): string => {
  const value = values[key]
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value)
}

/** Collects what is wrong with values; a key is looked at once, and only where it is given. */
export class Look {
  readonly findings: ValueFinding[] = []

  constructor(
    readonly file: string,
    readonly values: SiteValues,
  ) {}

  text(key: string): string {
    return textOf(this.values, key)
  }

  fail(key: string, what: string, fix: string): void {
    this.findings.push({...fail(this.file, `${key} ${what}`, fix), key})
  }

  warn(key: string, what: string, fix: string): void {
    this.findings.push({...warn(this.file, `${key} ${what}`, fix), key})
  }

  need(...keys: string[]): void {
    for (const key of keys) {
      const value = this.values[key]
      if (typeof value === 'object' && value !== null) this.fail(key, 'is not one value', 'write it on the same line')
      else if (this.text(key) === '') this.fail(key, 'is missing', `add ${key}`)
    }
  }

  /** One letter too many, too few, or another, makes a key that nobody reads. */
  misspelt(known: readonly string[]): string[] {
    const strange = Object.keys(this.values).filter((key) => !known.includes(key))
    return strange.filter((key) => {
      const meant = known.find((one) => !(one in this.values) && resembles(key, one))
      if (meant !== undefined) this.fail(key, 'is not known', `did you mean ${meant}?`)
      return meant === undefined
    })
  }

  address(key: string): Address | undefined {
    const text = this.text(key)
    if (text === '') return undefined
    const address = addressOf(text)
    if (!address) this.fail(key, `is no IP address: ${text}`, 'write one address, without a prefix')
    return address
  }

  /** One subnet, or for a dual stack two of different families; none where they are not in order. */
  subnets(key: string, least: number): Subnet[] {
    const text = this.text(key)
    if (text === '') return []
    const found = text.split(',').map((one) => subnetOf(one.trim()))
    const subnets = found.flatMap((one) => one ?? [])
    const small = subnets.find(({first, last}) => last - first + 1n < BigInt(least))
    const wide = subnets.find(({family, prefix}) => family === 6 && prefix < WIDEST_IPV6)
    if (subnets.length < found.length) this.fail(key, `is no subnet: ${text}`, 'write it as 10.1.2.0/24 or fd00:1::/64')
    else if (small) this.fail(key, `is too small: ${small.text}`, `it must have room for ${least} addresses`)
    else if (wide) this.fail(key, `is too wide: ${wide.text}`, `a subnet of IPv6 has /${WIDEST_IPV6} or more`)
    else if (!isStack(subnets)) this.fail(key, `is no pair of families: ${text}`, 'write one of IPv4 and one of IPv6')
    else return subnets
    return []
  }

  /** The addresses in these subnets, in their order; none where they are not in order. */
  within(key: string, subnets: readonly Subnet[]): Address[] {
    const text = this.text(key)
    if (text === '' || subnets.length === 0) return []
    const parts = text.split(',').map((part) => part.trim())
    const addresses = parts.flatMap((part) => addressOf(part) ?? [])
    const strange = parts.find((part) => !addressOf(part))
    if (strange !== undefined) {
      this.fail(key, `is no IP address: ${strange}`, `write an address in ${subnets.map((one) => one.text).join(',')}`)
      return []
    }
    const held = addresses.every((address, at) => this.#inside(key, address, subnets[at]))
    if (held && addresses.length !== subnets.length) {
      this.fail(key, `is one address, of two subnets: ${text}`, 'write one address for each subnet, with a comma')
      return []
    }
    return held ? addresses : []
  }

  #inside(key: string, {family, value, text}: Address, subnet: Subnet | undefined): boolean {
    if (!subnet) this.fail(key, `is one address too many: ${text}`, 'write as many addresses as there are subnets')
    else if (family !== subnet.family) this.fail(key, `is not IPv${subnet.family}: ${text}`, 'use one family')
    else if (value < subnet.first || value > subnet.last) {
      this.fail(key, `is outside ${subnet.text}: ${text}`, 'correct one of them')
    } else if (subnet.last - subnet.first > 1n && (value === subnet.first || (family === 4 && value === subnet.last))) {
      this.fail(key, `is no host's address in ${subnet.text}: ${text}`, 'the first and the last stand for the network')
    } else return true
    return false
  }

  done(what: string): ValueFinding[] {
    return this.findings.some(({state}) => state === 'fail') ? this.findings : [...this.findings, ok(this.file, what)]
  }
}

const isStack = ([first, second, ...more]: readonly Subnet[]) =>
  more.length === 0 && (second === undefined || first?.family !== second.family)
