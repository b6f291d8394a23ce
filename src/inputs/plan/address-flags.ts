import {subnetOf} from '../../addressing/network.js'
import {InputError} from '../error.js'

/** The flags of a plan that has no file. */
export interface AddressFlags {
  readonly sites: number
  readonly 'sites-later'?: number
  readonly years?: number
  readonly kind?: string
  readonly workers?: number
  readonly name?: string
  /** `NAME=SUBNET,SUBNET` */
  readonly pool?: readonly string[]
  /** `NETWORK=MODEL` */
  readonly model?: readonly string[]
  readonly gateway?: string
  readonly spare?: number
  readonly 'controller-gateway'?: string
}

/** The same plan as a file would have it: every network takes from all pools. */
export function contentOf(flags: AddressFlags): unknown {
  const pools = pairs(flags.pool ?? [], 'pool', 'reach=10.64.0.0/12').map(([name, subnets]) => ({
    name,
    subnets: subnets.split(','),
  }))
  const chosen = Object.fromEntries(pairs(flags.model ?? [], 'model', 'management=shared'))
  const isOf = (family: 4 | 6) => pools.some(({subnets}) => subnets.some((text) => subnetOf(text)?.family === family))
  const families = [...(isOf(4) ? ['ipv4'] : []), ...(isOf(6) ? ['ipv6'] : [])]
  const names = pools.map(({name}) => name)
  const networks = Object.entries({oam: 'separate', management: 'separate', ...chosen}).map(([name, model]) => [
    name,
    model === 'local' ? {model} : {model, pools: names, ...(families.length > 0 ? {families} : {})},
  ])
  const {sites, years, kind = 'simplex', workers, name, gateway, spare} = flags
  return {
    ...(years === undefined ? {} : {years}),
    fleet: [
      {
        kind,
        now: sites,
        ...(flags['sites-later'] === undefined ? {} : {later: flags['sites-later']}),
        ...(workers === undefined ? {} : {workers}),
        ...(name === undefined ? {} : {name}),
      },
    ],
    pools,
    networks: Object.fromEntries(networks),
    rules: {...(gateway === undefined ? {} : {gateway}), ...(spare === undefined ? {} : {spare})},
    system_controller: {gateway: flags['controller-gateway']},
  }
}

function pairs(words: readonly string[], flag: string, example: string): [string, string][] {
  return words.map((word) => {
    const at = word.indexOf('=')
    if (at > 0 && at < word.length - 1) return [word.slice(0, at), word.slice(at + 1)]
    throw new InputError(`--${flag} "${word}" is no pair`, {hint: `write it as in --${flag} ${example}`})
  })
}
