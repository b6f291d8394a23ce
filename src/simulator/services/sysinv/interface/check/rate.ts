import type {Call} from '../../../../http/call.js'
import {refuse} from '../../../../http/refusal.js'
import {networkTypesOf} from '../../network/carried.js'
import type {Interface} from '../../record/interface.js'
import {systems} from '../../record/system.js'
import type {Draft} from '../draft.js'
import {portsOf, usersOf} from '../find.js'

const internal = ['pxeboot', 'cluster-host', 'cluster-pod', 'cluster-service']

/** A tenth of what a card can send stays with the platform. */
const shareForFunctions = 0.9

export function checkRates(c: Call, draft: Draft, below: readonly Interface[], own: Interface | undefined): void {
  if (draft.max_tx_rate === null && draft.max_rx_rate === null) return
  if (draft.iftype === 'vf') checkFunctionRate(c, draft, below, own)
  else checkPlatformRate(c, draft, own)
}

function checkFunctionRate(c: Call, draft: Draft, [lower]: readonly Interface[], own: Interface | undefined): void {
  if (draft.max_rx_rate !== null) refuse(400, 'max_rx_rate is not applicable for VF interfaces')
  const rate = draft.max_tx_rate ?? -1
  if (rate < 0) refuse(400, 'max_tx_rate must be an integer value.')
  const [port] = lower === undefined ? [] : portsOf(c, lower)
  if (lower === undefined || port === undefined) return
  const total = Math.floor(port.speed * shareForFunctions)
  const used = usersOf(c.region, lower)
    .filter((one) => one.iftype === 'vf' && one.uuid !== own?.uuid)
    .reduce((sum, one) => sum + (one.max_tx_rate ?? 0) * (one.sriov_numvfs ?? 0), 0)
  if (used + rate * (draft.sriov_numvfs ?? 0) > total) {
    refuse(400, `Configured (max_tx_rate*sriov_numvfs) exceeds available link speed bandwidth: ${total - used} Mbps.`)
  }
}

function checkPlatformRate(c: Call, draft: Draft, own: Interface | undefined): void {
  const {ifclass, iftype} = draft
  if (ifclass !== 'platform' || !['ethernet', 'ae', 'vlan'].includes(iftype)) {
    refuse(
      400,
      `max_tx_rate/max_rx_rate modification not allowed for the provided interface class ${ifclass ?? 'None'} ` +
        `and interface type ${iftype}`,
    )
  }
  const carried = own === undefined ? [] : networkTypesOf(c, own)
  if (carried.some((type) => internal.includes(type))) {
    const types = internal.map((type) => `'${type}'`).join(', ')
    refuse(400, `Rate limit is not allowed for internal network types [${types}]`)
  }
  if (carried.includes('mgmt') && (c.region.of(systems).all()[0]?.distributed_cloud_role ?? null) === null) {
    refuse(400, 'Rate limit for mgmt interfaces is only allowed for DC setups')
  }
  for (const field of ['max_tx_rate', 'max_rx_rate'] as const) {
    if ((draft[field] ?? 0) < 0) refuse(400, `${field} must be an non-negative integer value.`)
  }
}
