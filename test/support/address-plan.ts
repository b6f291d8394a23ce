import * as fc from 'fast-check'
import type {AddressInput} from '../../src/inputs/plan/address-plan.js'
import {readAddressPlan} from '../../src/inputs/plan/address-plan.js'
import {planWords} from '../../src/inputs/plan/plan-file.js'

/** A plan as its file would say it. */
export type Content = Record<string, unknown>

export const inputOf = (content: Content): AddressInput => readAddressPlan(planWords(content))

/** A small fleet in which nothing is wrong. */
export const smallFleet = (more: Content = {}): Content => ({
  years: 2,
  fleet: [{kind: 'simplex', name: 'edge-{n}', now: 3, later: 7}],
  pools: [{name: 'reach', subnets: ['10.64.0.0/20']}],
  networks: {oam: {model: 'separate', pools: ['reach']}, management: {model: 'separate', pools: ['reach']}},
  system_controller: {gateway: '192.168.204.101', subnets: ['192.168.204.0/24']},
  ...more,
})

const reachable = ['separate', 'shared', 'partitioned'] as const
const inside = ['separate', 'shared', 'partitioned', 'local'] as const

/** Whatever people may ask for, from pools that may be too small for it. */
export const anyContent: fc.Arbitrary<Content> = fc
  .record({
    years: fc.integer({min: 0, max: 6}),
    parts: fc.array(
      fc.record({
        kind: fc.constantFrom('simplex', 'duplex', 'duplex-direct', 'standard'),
        workers: fc.integer({min: 1, max: 9}),
        now: fc.integer({min: 1, max: 6}),
        more: fc.integer({min: 0, max: 8}),
        partition: fc.constantFrom('west', 'east'),
      }),
      {minLength: 1, maxLength: 4},
    ),
    families: fc.constantFrom<string[]>(['ipv4'], ['ipv6'], ['ipv4', 'ipv6'], ['ipv6', 'ipv4']),
    models: fc.record({
      oam: fc.constantFrom(...reachable, 'public' as const),
      management: fc.constantFrom(...reachable),
      admin: fc.option(fc.constantFrom(...reachable)),
      storage: fc.option(fc.constantFrom('separate', 'shared', 'partitioned')),
      multicast: fc.option(fc.constantFrom(...inside)),
    }),
    width: fc.integer({min: 20, max: 25}),
    ownPools: fc.boolean(),
    gateway: fc.constantFrom('first', 'last'),
    spare: fc.integer({min: 0, max: 5}),
    avoided: fc.array(fc.integer({min: 0, max: 255}), {maxLength: 4}),
  })
  .map(({years, parts, families, models, width, ownPools, gateway, spare, avoided}) => {
    const six = families.includes('ipv6') ? [`fd00:64::/${width + 32}`] : []
    const four = families.includes('ipv4') ? [`10.64.0.0/${width}`] : []
    const names = ['reach', ...(ownPools ? ['west', 'east'] : [])]
    const network = (model: string) => ({model, families, pools: names})
    const {oam, management, admin, storage, multicast} = models
    const usesPublic = oam === 'public'
    const group = {families: families.slice(0, 1), subnets: families[0] === 'ipv4' ? ['239.7.0.0/24'] : ['ff05::/64']}
    return {
      years,
      fleet: parts.map(({kind, workers, now, more, partition}, at) => ({
        kind,
        name: `s${at}-{n}`,
        now,
        later: now + (years === 0 ? 0 : more),
        partition,
        ...(kind === 'standard' ? {workers} : {}),
      })),
      pools: [
        {name: 'reach', subnets: [...four, ...six]},
        ...(ownPools ? ['west', 'east'] : [])
          .filter((partition) => parts.some((part) => part.partition === partition))
          .map((partition, at) => ({
            name: partition,
            partition,
            subnets: [
              ...(four.length > 0 ? [`10.128.${at * 64}.0/${width}`] : []),
              ...(six.length > 0 ? [`fd00:${128 + at}::/${width + 32}`] : []),
            ],
          })),
        ...(usesPublic
          ? [
              {
                name: 'cloud',
                public: true,
                subnets: [
                  ...(four.length > 0 ? ['198.18.0.0/24'] : []),
                  ...(six.length > 0 ? ['2001:db8:1::/64'] : []),
                ],
              },
            ]
          : []),
        ...(multicast && multicast !== 'local'
          ? [{name: 'groups', subnets: [families[0] === 'ipv4' ? '239.0.0.0/16' : 'ff05::/48'], routable: false}]
          : []),
      ],
      networks: Object.fromEntries(
        Object.entries({
          oam: usesPublic ? {model: oam, families, pools: ['cloud']} : network(oam),
          management: network(management),
          admin: admin && network(admin),
          storage: storage && network(storage),
          multicast:
            multicast &&
            (multicast === 'local'
              ? {model: multicast, ...group}
              : {model: multicast, families: families.slice(0, 1), pools: ['groups']}),
        })
          .filter(([, value]) => value)
          .map(([name, value]) => [
            name,
            typeof value === 'object' && value && 'pools' in value
              ? {
                  ...value,
                  pools: (value.pools as string[]).filter(
                    (one) => (one !== 'west' && one !== 'east') || parts.some((part) => part.partition === one),
                  ),
                }
              : value,
          ]),
      ),
      rules: {gateway, spare, avoid: avoided.map((n) => `10.64.${n}.0/28`)},
      system_controller: {gateway: families[0] === 'ipv4' ? '192.168.204.101' : 'fd01:204::101'},
    }
  })
