import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {backends, clusters, tiers} from '../record/ceph.js'
import {hosts} from '../record/host.js'
import {systems} from '../record/system.js'
import {changed, created, fieldsOf, removeAsked, text, wishes} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {deploymentModel} from '../storage/deployment.js'
import {stors} from '../storage/model.js'
import {checkBackends, checkNew, nameFor} from './backend-check.js'
import {isConfirmed, postOwnBackend} from './own-backend.js'
import {patchRookBackend, postRookBackend} from './rook-backend.js'
import {backendKinds, backendResource, tierResource} from './show.js'

// --- tiers

const tierName = (value: unknown): string => {
  const name = text(value) ?? ''
  if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name)) return name
  return refuse(
    400,
    `Invalid storage tier name '${name}'. Name must consist of lower case alphanumeric characters, '-' or '.', and ` +
      'must start and end with an alphanumeric character ',
  )
}

export function postTier(c: Call) {
  const body = fieldsOf(c, 'tier', ['name', 'cluster_uuid', 'type', 'status', 'capabilities'])
  const ref = text(body['cluster_uuid'])
  if (ref === null) refuse(400, 'No cluster information was provided for tier creation.')
  if (!c.region.of(clusters).has(ref)) refuse(404, `Cluster ${ref} not found`)
  const name = tierName(body['name'])
  if (c.region.of(tiers).find((one) => one.name === name) !== undefined) {
    refuse(400, `Storage tier (${name}) already present.`)
  }
  return created(c, tierResource, {
    ...{name, type: 'ceph', status: 'defined', capabilities: {}, backend_uuid: null, cluster_uuid: ref},
  })
}

export function patchTier(c: Call<'uuid'>) {
  const tier = rowAsked(c, tierResource)
  const wish = wishes(c, ['name', 'capabilities', 'backend_uuid', 'cluster_uuid'])
  for (const field of Object.keys(wish)) {
    if (field !== 'name') refuse(400, `Cannot modify '${field}' with this operation.`)
  }
  if (tier.name === 'storage') refuse(400, `Storage Tier ${tier.name} cannot be renamed.`)
  if (tier.status === 'in-use') refuse(400, `Storage Tier ${tier.name} cannot be renamed. It is in-use`)
  const name = tierName(wish['name'])
  if (name === tier.name) refuse(400, 'No changes to the existing tier settings were detected.')
  if (name === 'storage') refuse(400, `Cannot modify tier '${tier.name}'. Name 'storage' is used by the default tier`)
  return changed(c, tierResource, tier.uuid, {name})
}

export const deleteTier = (c: Call<'uuid'>) =>
  removeAsked(c, tierResource, (tier) => {
    if (c.region.of(tiers).count() === 1) {
      refuse(400, `Storage Tier '${tier.name}' cannot be deleted. At least one Storage Tier is required.`)
    }
    if (tier.name === 'storage') refuse(400, `Storage Tier '${tier.name}' cannot be deleted.`)
    const used = tier.status === 'in-use' || c.region.of(stors).find({tier_uuid: tier.uuid}) !== undefined
    if (used) refuse(400, `Storage Tier '${tier.name}' cannot be deleted. It is in-use`)
  })

// --- backends

/** The two kinds of ceph are made in files of their own; the others have nothing to wait for. */
export function postBackend(c: Call, kind?: string) {
  const body = (c.body ?? {}) as Readonly<Record<string, unknown>>
  const backend = text(body['backend']) ?? kind ?? ''
  if (!(backend in backendKinds)) refuse(400, `Supplied storage backend (${backend}) is not supported.`)
  if (backend === 'ceph') return postOwnBackend(c)
  if (backend === 'ceph-rook') return postRookBackend(c)
  const name = nameFor(c, backend, text(body['name']))
  checkBackends(c, {backend, name})
  checkNew(c, name)
  if (!isConfirmed(body['confirmed'])) {
    refuse(
      400,
      "WARNING : THIS OPERATION IS NOT REVERSIBLE AND CANNOT BE CANCELLED. \n\nPlease set the 'confirmed' field to execute this operation.",
    )
  }
  const capabilities = (typeof body['capabilities'] === 'object' && body['capabilities']) || {}
  return created(c, backendResource, {
    backend,
    name,
    state: 'configured',
    task: null,
    services: text(body['services']),
    capabilities: capabilities as Record<string, unknown>,
    network: backend === 'ceph-external' ? 'mgmt' : null,
    tier_uuid: null,
    isystem_uuid: c.region.of(systems).all()[0]?.uuid ?? '',
  })
}

export function patchBackend(c: Call<'uuid'>) {
  const backend = rowAsked(c, backendResource)
  if (backend.backend === 'ceph-rook') return patchRookBackend(c)
  const wish = wishes(c, [
    'capabilities',
    'services',
    'name',
    'state',
    'task',
    'object_gateway',
    'ceph_conf',
    'network',
  ])
  const given = wish['capabilities']
  const wanted = (typeof given === 'string' ? readJson(given) : (given ?? {})) as Readonly<Record<string, unknown>>
  const replication = wanted['replication'] ?? backend.capabilities['replication']
  if (wanted['replication'] !== undefined && wanted['replication'] !== backend.capabilities['replication']) {
    const [system] = c.region.of(systems).all()
    const simplex = system?.system_mode === 'simplex'
    if (!simplex && system?.system_type === 'All-in-one') {
      refuse(400, 'Can not modify ceph replication factor on two node configuration.')
    }
    if (!simplex) checkReplicated(c)
    const allowed = simplex ? ['1', '2', '3'] : ['2', '3']
    if (!allowed.includes(String(replication))) {
      refuse(
        400,
        `Requested replication factor ${replication} is not supported. Supported values are ${allowed.join(', ')}`,
      )
    }
  }
  const kind = backendKinds[backend.backend]
  const services = 'services' in wish ? text(wish['services']) : backend.services
  c.region.of(backends).update(backend.uuid, {
    services,
    capabilities: {...backend.capabilities, ...wanted},
    updatedAt: c.sim.now(),
  })
  return showRow(c, kind ?? backendResource, rowAsked(c, backendResource))
}

/** Once there is something to copy, so many copies stay. */
function checkReplicated(c: Call): void {
  if (deploymentModel(c.region) === 'controller-nodes') {
    refuse(400, "Can not modify replication factor on 'controller-nodes' ceph deployment model.")
  }
  if (c.region.of(hosts).find({personality: 'storage'}) !== undefined) {
    refuse(
      400,
      'Can not modify ceph replication factor once a storage node has been installed. This operation is not supported.',
    )
  }
}

function readJson(value: string): unknown {
  try {
    return JSON.parse(value) as unknown
  } catch {
    return refuse(400, 'Request is not in valid JSON format')
  }
}
