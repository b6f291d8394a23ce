import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {type Host, hosts, nameOf} from '../record/host.js'
import {change, create, removeAsked} from '../resource/change.js'
import {noServer, showRow} from '../resource/resource.js'
import {uuidArgument} from '../resource/uuid.js'
import {checkGiven, checkStalld, checkValues} from './check.js'
import {labels} from './model.js'
import {labelResource} from './show.js'

/** These decide where workloads run, so they change only while the host has none. */
const lockedOnly = [
  ...['openstack-control-plane', 'openstack-compute-node', 'disable-nohz-full', 'openvswitch', 'remote-storage'],
  ...['sriovdp', 'sriovdp-isrdma', 'sriovdp-vhostnet', 'kube-topology-mgr-policy', 'kube-cpu-mgr-policy'],
  'kube-memory-mgr-policy',
]

function checkLocked(host: Host, keys: readonly string[]): void {
  const strict = keys.filter((key) => lockedOnly.includes(key))
  if (strict.length > 0 && host.administrative !== 'locked') {
    const listed = strict.map((key) => `'${key}'`).join(', ')
    refuse(400, `Host ${nameOf(host)} must be locked for label(s)=[${listed}].`)
  }
}

/** Here alone a host is known by its uuid only. */
function hostAsked(c: Call<'uuid'>): Host {
  const uuid = uuidArgument('host_uuid', c.params.uuid)
  return c.region.of(hosts).get(uuid) ?? noServer(uuid)
}

export function postLabels(c: Call<'uuid'>) {
  const host = hostAsked(c)
  // The genuine server fails with 500 where the body is none or a list.
  if (typeof c.body !== 'object' || c.body === null || Array.isArray(c.body)) {
    refuse(400, 'Labels must be given as an object of keys and values')
  }
  const given = Object.entries(c.body as Record<string, unknown>)
  checkGiven(host, given)
  checkLocked(
    host,
    given.map(([key]) => key),
  )
  checkValues(given)
  checkStalld(c, host, given)
  const overwrite = c.query['overwrite']?.toLowerCase() === 'true'
  const table = c.region.of(labels)
  const known = (key: string) => table.find({host_uuid: host.uuid, label_key: key})
  for (const [key] of given) {
    if (known(key) !== undefined && !overwrite) {
      refuse(400, `Label ${key} exists for host ${nameOf(host)}. Use overwrite option to assign a new value.`)
    }
  }
  const rows = given.map(([label_key, value]) => {
    const label_value = String(value)
    const row = known(label_key)
    if (row !== undefined) return change(c, labelResource, row.uuid, {label_value})
    return create(c, labelResource, {host_uuid: host.uuid, label_key, label_value})
  })
  return {labels: rows.map((row) => showRow(c, labelResource, row))}
}

export const deleteLabel = (c: Call<'uuid'>) => {
  const ref = c.params.uuid
  if (c.region.of(labels).get(ref) === undefined) refuse(400, `No label entry found for ${ref}`)
  return removeAsked(c, labelResource, (label) => {
    const host = c.region.of(hosts).get(label.host_uuid)
    if (host !== undefined) checkLocked(host, [label.label_key])
  })
}
