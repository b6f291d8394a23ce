import {mkdtempSync, rmSync, truncateSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {readAddressPlan} from '../../../src/inputs/plan/address-plan.js'
import {planFile} from '../../../src/inputs/plan/plan-file.js'
import {planAddresses} from '../../../src/planning/address/plan.js'
import {type Content, inputOf, smallFleet} from '../../support/address-plan.js'

const folder = mkdtempSync(join(tmpdir(), 'stx-plan-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const refusalOf = (content: Content) => {
  try {
    inputOf(content)
  } catch (error) {
    return (error as Error).message
  }
  return 'nothing'
}

const networks = (more: Content) => ({
  oam: {model: 'separate', pools: ['reach']},
  management: {model: 'separate', pools: ['reach']},
  ...more,
})
const pool = (...subnets: string[]) => ({pools: [{name: 'reach', subnets}]})
const fleet = (...parts: Content[]) => ({fleet: parts})

test('a fleet in which nothing is wrong is taken', () => expect(inputOf(smallFleet()).request.sites).toHaveLength(7))

test.each<[what: string, more: Content, message: string]>([
  ['no sites', fleet({kind: 'simplex', now: 0}), 'fleet has no sites: say how many there are now, or later'],
  ['ten million sites', fleet({kind: 'simplex', now: 10_000_000}), 'fleet[0].now must be at most 100000'],
  [
    'ten million sites in parts',
    fleet(...Array.from({length: 100}, (_, n) => ({kind: 'simplex', name: `p${n}-{n}`, now: 100_000}))),
    'fleet has 10000000 sites, and may have 100000',
  ],
  ['fewer later', fleet({kind: 'simplex', now: 5, later: 4}), 'fleet[0].later is less than now: 4 and 5'],
  [
    'one name for all',
    fleet({kind: 'simplex', name: 'edge', now: 5}),
    'fleet[0].name needs {n}, or all are called the same',
  ],
  [
    'workers beside a simplex',
    fleet({kind: 'simplex', workers: 2, now: 1}),
    'fleet[0].workers must be 0: a simplex site has one host',
  ],
  [
    'a standard site without',
    fleet({kind: 'standard', now: 1}),
    'fleet[0].workers is missing: a standard site has some',
  ],
  [
    'a site in two partitions',
    fleet(
      {kind: 'simplex', names: ['paris'], partition: 'west'},
      {kind: 'simplex', names: ['paris'], partition: 'east'},
    ),
    'fleet[1].names[0] has paris in two partitions: west and east',
  ],
  [
    'a site twice',
    fleet({kind: 'simplex', names: ['paris']}, {kind: 'simplex', names: ['paris']}),
    'fleet[1].names[0] has paris again: fleet[0] has it already',
  ],
  ['a name that is a path', fleet({kind: 'simplex', names: ['../etc']}), 'makes ../etc, which is no name'],
  [
    'a prefix that is none',
    pool('10.64.0.0/33'),
    'pools[0].subnets[0] is no subnet: 10.64.0.0/33; write it as 10.64.0.0/12',
  ],
  ['no prefix', pool('10.64.0.0'), 'pools[0].subnets[0] is no subnet: 10.64.0.0;'],
  ['words', pool('plenty'), 'pools[0].subnets[0] is no subnet: plenty;'],
  [
    'an address within',
    pool('10.64.0.9/20'),
    'pools[0].subnets[0] does not begin with its first address: 10.64.0.9/20',
  ],
  ['a zone', pool('fe80::%eth0/64'), 'is no subnet: fe80::%eth0/64'],
  [
    'pools that overlap',
    pool('10.64.0.0/20', '10.64.8.0/24'),
    'pools[0].subnets[1] overlaps with 10.64.0.0/20 of reach: 10.64.8.0/24',
  ],
  [
    'a pool that is not there',
    {networks: networks({oam: {model: 'separate', pools: ['raech']}})},
    'is not among the pools: raech, did you mean reach?',
  ],
  [
    'pods in a shared subnet',
    {networks: networks({'cluster-pod': {model: 'shared', pools: ['reach']}})},
    'cannot be shared: cluster-pod may be separate, local',
  ],
  [
    'pods of no size',
    {networks: networks({'cluster-pod': {model: 'separate', pools: ['reach']}})},
    'needs prefix.ipv4',
  ],
  [
    'a subnet that is too small',
    {networks: networks({management: {model: 'separate', pools: ['reach'], prefix: {ipv4: 31}}})},
    'networks.management.prefix.ipv4 is too small by 2 addresses: at most 30',
  ],
  [
    'a family that the pool has not',
    {networks: networks({oam: {model: 'separate', pools: ['reach'], families: ['ipv6']}})},
    'networks.oam.pools has nothing of ipv6',
  ],
  [
    'PXE in IPv6',
    {networks: networks({pxeboot: {model: 'local', families: ['ipv6']}})},
    'networks.pxeboot.families must be ipv4',
  ],
  [
    'multicast that is none',
    {networks: networks({multicast: {model: 'separate', pools: ['reach']}})},
    'is not multicast: 10.64.0.0/20',
  ],
  [
    'a private pool of a provider',
    {pools: [{name: 'reach', subnets: ['10.64.0.0/20'], public: true}]},
    'is private, and no provider hands it out',
  ],
  [
    'public addresses of no provider',
    {networks: networks({oam: {model: 'public', pools: ['reach']}})},
    'networks.oam.pools[0] is not public: reach',
  ],
  [
    'partitioned without partitions',
    {networks: networks({oam: {model: 'partitioned', pools: ['reach']}})},
    'fleet[0] has no partition, and oam is partitioned',
  ],
  [
    'a gateway that is none',
    {system_controller: {gateway: 'there'}},
    'system_controller.gateway is no IP address: there',
  ],
  [
    'a gateway of the other family',
    {system_controller: {gateway: 'fd01::1'}},
    'is not IPv4, as management is: fd01::1',
  ],
  [
    'inside networks that meet',
    {networks: networks({pxeboot: {model: 'local'}, 'cluster-host': {model: 'local', subnets: ['169.254.202.0/25']}})},
    'overlaps with 169.254.202.0/25 of cluster-host',
  ],
  ['a negative count', fleet({kind: 'simplex', now: -1}), 'fleet[0].now must be at least 0'],
  [
    'a kind that is none',
    fleet({kind: 'triplex', now: 1}),
    'fleet[0].kind must be simplex or duplex or duplex-direct or standard, not triplex',
  ],
])('refused: %s', (_what, more, message) => expect(refusalOf(smallFleet(more))).toContain(message))

test('five ways of writing one prefix of IPv6 are one prefix', () => {
  const ways = ['fd00:64::/48', 'FD00:64::/48', 'fd00:0064:0:0:0:0:0:0/48', 'fd00:64:0000::/48', 'fd00:64::0.0.0.0/48']
  const plans = ways.map((subnet) => {
    const of = {model: 'separate', pools: ['reach'], families: ['ipv6']}
    const more = {...pool(subnet), networks: {oam: of, management: of}, system_controller: {gateway: 'fd01::1'}}
    return planAddresses(inputOf(smallFleet(more)).request).sites
  })
  for (const plan of plans) expect(plan).toEqual(plans[0])
  expect(refusalOf(smallFleet(pool(ways[0] ?? '', ways[2] ?? '')))).toContain('pools[0].subnets[1] overlaps with')
})

describe('of a file', () => {
  const file = join(folder, 'plan.yaml')
  const reading = async (text: string) => {
    writeFileSync(file, text)
    return readAddressPlan(await planFile(file))
  }

  test('line and column of every mistake are told, with what was meant', async () => {
    const text =
      'fleet:\n  - kind: simplex\n    nwo: 3\npool: []\nnetworks:\n  oam: {model: separate, polls: [a]}\n  management: {model: shared}\nsystem_controller: {gateway: 10.0.0.1}\n'
    await expect(reading(text)).rejects.toThrow(
      `${file}: line 3, column 5: fleet[0].nwo is unknown, did you mean now?; line 6, column 26: networks.oam.polls is unknown, did you mean pools?; line 4, column 1: pool is unknown, did you mean pools?`,
    )
  })

  test('what is not YAML is refused with its place', async () => {
    await expect(reading('fleet: [\n')).rejects.toThrow(/plan is not YAML: .*, line \d+, column \d+/)
  })

  test('200 MB are refused unread', async () => {
    writeFileSync(file, '')
    truncateSync(file, 200 * 1024 * 1024)
    await expect(planFile(file)).rejects.toThrow(`cannot read plan ${file}: it is too large: it has 200 MiB`)
  })

  test('a file that is not there is named', async () => {
    await expect(planFile(join(folder, 'none.yaml'))).rejects.toThrow('plan does not exist')
  })
})
