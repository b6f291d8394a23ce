import {isIP} from 'node:net'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {changeConfiguration, controllers} from '../configuration/change.js'
import {addressOf, familyOf, lastOf, longestPrefix, networkOf, numberOf, within} from '../network/ip.js'
import {addresses, type Pool, pools} from '../network/model.js'
import {kubeUpgrades} from '../record/kube.js'
import {platformUpgrade} from '../record/platform-upgrade.js'
import {systems} from '../record/system.js'
import {change, text, type Wish, wishes} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {oamResource} from './show.js'

const fields = [
  ...['oam_subnet', 'oam_gateway_ip', 'oam_floating_ip', 'oam_c0_ip', 'oam_c1_ip', 'oam_start_ip', 'oam_end_ip'],
  'action',
]

interface Plan {
  readonly network: string
  readonly prefix: number
  readonly gateway: string | null
  readonly floating: string | null
  readonly first: string | null
  readonly second: string | null
}

/** New addresses for the OAM network. Running controllers keep theirs until they are locked and unlocked. */
export function patchOam(c: Call<'uuid'>) {
  if (platformUpgrade(c) !== undefined) {
    refuse(400, 'Action rejected while a platform upgrade is in progress')
  }
  if (c.region.of(kubeUpgrades).count() > 0) {
    refuse(400, 'Action rejected while a kubernetes upgrade is in progress')
  }
  const row = rowAsked(c, oamResource)
  const pool = c.region.of(pools).get(row.pool_uuid) ?? oamResource.missing(row.uuid)
  const wish = wishes(c, fields)
  const simplex = c.region.of(systems).all()[0]?.system_mode === 'simplex'
  const plan = planOf(pool, wish)
  checkPlan(pool, plan, simplex)
  store(c, pool, plan)
  changeConfiguration(c, {personalities: controllers, takes: simplex ? 'effect' : 'restart'})
  return showRow(c, oamResource, change(c, oamResource, row.uuid, {}))
}

function planOf(pool: Pool, wish: Wish): Plan {
  const given = (field: string, had: string | null) => (field in wish ? text(wish[field]) : had)
  const subnet = given('oam_subnet', `${pool.network}/${pool.prefix}`) ?? ''
  const [network = '', bits] = subnet.split('/')
  const prefix = bits === undefined ? longestPrefix(network) : Number(bits)
  if (isIP(network) === 0 || !/^\d+$/.test(String(prefix)) || prefix > longestPrefix(network)) {
    refuse(400, `Invalid subnet oam_subnet ${subnet}.Please configure a valid subnet`)
  }
  if (prefix > longestPrefix(network) - 2 || numberOf(networkOf(network, prefix)) !== numberOf(network)) {
    refuse(400, `Invalid subnet oam_subnet ${subnet}.Please check and configure a valid OAM Subnet.`)
  }
  return {
    network,
    prefix,
    gateway: given('oam_gateway_ip', pool.gateway_address),
    floating: given('oam_floating_ip', pool.floating_address),
    first: given('oam_c0_ip', pool.controller0_address),
    second: given('oam_c1_ip', pool.controller1_address),
  }
}

function checkPlan(pool: Pool, plan: Plan, simplex: boolean): void {
  const {gateway, floating, first, second} = plan
  if (pool.gateway_address === null && gateway !== null) {
    refuse(
      400,
      `OAM gateway IP is not allowed to be configured  ${gateway}. There is already a management gateway address configured.`,
    )
  }
  if (gateway !== null || pool.gateway_address !== null) checkAddress('oam_gateway_ip', gateway, plan)
  checkAddress('oam_floating_ip', floating, plan)
  if (!simplex) {
    checkAddress('oam_c0_ip', first, plan)
    checkAddress('oam_c1_ip', second, plan)
  }
  if (first !== null && first === second) {
    refuse(400, `Invalid address: oam_c0_ip=${first} and oam_c1_ip=${second} must be unique. `)
  }
  if (gateway !== null && (gateway === first || gateway === second)) {
    refuse(
      400,
      `Invalid address: oam_c0_ip=${first ?? ''}, oam_c1_ip=${second ?? ''}, oam_gateway_ip=${gateway} must be unique.`,
    )
  }
}

function checkAddress(field: string, address: string | null, {network, prefix}: Plan): void {
  const version = `IPv${familyOf(network)}`
  const subnet = `${network}/${prefix}`
  if (address === null || isIP(address) === 0) {
    refuse(400, `Invalid address ${address ?? ''} in ${field}. Please configure a valid ${version} address`)
  }
  if (familyOf(address) !== familyOf(network)) {
    refuse(
      400,
      `Invalid IP version ${familyOf(address)}: ${address}. Please configure valid ${version} address for subnet ${subnet}.`,
    )
  }
  if (numberOf(address) === numberOf(network)) {
    refuse(
      400,
      `Invalid IP address: ${address}. Cannot use network address: ${network}. Please configure valid ${version} address.`,
    )
  }
  if (version === 'IPv4' && numberOf(address) === numberOf(lastOf(network, prefix))) {
    refuse(400, `Cannot use broadcast address: ${address}. Please configure valid ${version} address.`)
  }
  if (!within(address, network, prefix)) {
    refuse(400, `IP Address ${address} is not in subnet: ${subnet}. Please configure valid ${version} address.`)
  }
}

function store(c: Call, pool: Pool, plan: Plan): void {
  const {network, prefix} = plan
  const next = (value: string, step: bigint) => addressOf((numberOf(value) ?? 0n) + step, familyOf(network))
  const held = [
    [pool.gateway_address_id, plan.gateway],
    [pool.floating_address_id, plan.floating],
    [pool.controller0_address_id, plan.first],
    [pool.controller1_address_id, plan.second],
  ] as const
  for (const [id, address] of held) {
    const row = id === null ? undefined : c.region.of(addresses).find((one) => one.id === id)
    if (row !== undefined && address !== null) {
      c.region.of(addresses).update(row.uuid, {address, prefix, updatedAt: c.sim.now()})
    }
  }
  c.region.of(pools).update(pool.uuid, {
    ...{network, prefix, family: familyOf(network)},
    ranges: [[next(network, 1n), next(lastOf(network, prefix), -1n)]],
    gateway_address: plan.gateway,
    floating_address: plan.floating,
    controller0_address: plan.first,
    controller1_address: plan.second,
    updatedAt: c.sim.now(),
  })
}
