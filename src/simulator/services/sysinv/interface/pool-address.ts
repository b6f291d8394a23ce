import type {Call} from '../../../http/call.js'
import {allocate} from '../network/allotment.js'
import {addresses, pools} from '../network/model.js'
import type {Interface} from '../record/interface.js'

/** An interface whose mode is `pool` has one address of its pool, and gives it back with the mode. */
export function holdPoolAddresses(c: Call, before: Interface | undefined, face: Interface): void {
  const table = c.region.of(addresses)
  for (const [old, now] of [
    [before?.ipv4_pool ?? null, face.ipv4_pool],
    [before?.ipv6_pool ?? null, face.ipv6_pool],
  ] as const) {
    if (old === now) continue
    for (const row of old === null ? [] : table.where({interface_uuid: face.uuid, pool_uuid: old})) {
      table.remove(row.uuid)
    }
    const pool = now === null ? undefined : c.region.of(pools).get(now)
    if (pool === undefined) continue
    const address = allocate(c, pool, null)
    const [row] = table.where({address, pool_uuid: pool.uuid})
    if (row !== undefined) table.update(row.uuid, {interface_uuid: face.uuid, host_uuid: face.ihost_uuid})
  }
}
