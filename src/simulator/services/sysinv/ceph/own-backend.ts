import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {lifecycle} from '../../../simulation.js'
import {type Backend, backends, clusters, type Tier, tiers} from '../record/ceph.js'
import {type Host, hosts} from '../record/host.js'
import {isSimplex, systems} from '../record/system.js'
import {create, fieldsOf, text} from '../resource/change.js'
import {showRow} from '../resource/resource.js'
import {add} from '../row.js'
import {checkBackends, checkNew, nameFor, primaryName, pythonList, servicesOf} from './backend-check.js'
import {joinMonitor, settleMonitors} from './monitor.js'
import {backendKinds, backendResource} from './show.js'

type Capabilities = Readonly<Record<string, unknown>>

const ofBackend = ['replication', 'min_replication']
const ofProvisioner = ['rbd_provisioner_namespaces', 'rbd_storageclass_name']
const primaryServices = ['glance', 'cinder', 'swift', 'nova', 'rbd-provisioner']
const secondaryServices = ['cinder', 'rbd-provisioner']
const networks = ['mgmt', 'cluster-host']

/** How many copies of its data a storage may keep; and how many of them at least, where nobody says. */
export const minimumOf: Readonly<Record<number, {readonly usual: number; readonly supported: readonly number[]}>> = {
  1: {usual: 1, supported: [1]},
  2: {usual: 1, supported: [1]},
  3: {usual: 2, supported: [1, 2]},
}

/** The controllers take their part while they run. */
export const backendWork = lifecycle<Backend>(
  backends,
  'storage-backend.work',
  [
    {
      phase: 'done',
      after: 'host.configure',
      do: (_backend, at) => {
        settleMonitors(at.scope, at.now)
        const task = isSimplex(at.scope) ? null : 'provision-storage'
        return {state: 'configured', task, updatedAt: at.now}
      },
    },
  ],
  {failed: (_backend, at) => ({state: 'configuring', task: null, updatedAt: at.now})},
)

const fields = [
  ...['backend', 'name', 'services', 'capabilities', 'confirmed', 'tier_uuid', 'network', 'object_gateway', 'state'],
  ...['task', 'cinder_pool_gib', 'glance_pool_gib', 'ephemeral_pool_gib', 'object_pool_gib', 'kube_pool_gib'],
]

export function postOwnBackend(c: Call) {
  const body = fieldsOf(c, 'storage_ceph', fields)
  const given = (body['capabilities'] ?? {}) as Capabilities
  checkNames(given)
  const capabilities = completed(c, given)
  const name = nameFor(c, 'ceph', text(body['name']))
  checkBackends(c, {backend: 'ceph', name})
  checkNew(c, name)
  checkCopies(c, capabilities)
  const primary = name === primaryName('ceph')
  const services = text(body['services'])
  const supported = primary ? primaryServices : secondaryServices
  const unsupported = servicesOf(services).find((one) => !supported.includes(one))
  if (unsupported !== undefined) {
    refuse(400, `Service ${unsupported} is not supported for the ceph backend ${name}`)
  }
  const tier = tierAsked(c, text(body['tier_uuid']), primary)
  const network = text(body['network']) ?? 'mgmt'
  if (!networks.includes(network)) refuse(400, `Backend ceph not allowed on network ${network}`)
  if (!isConfirmed(body['confirmed']) && (tier === undefined || tier.name === 'storage')) unconfirmed(c, capabilities)
  const row = create(c, backendResource, {
    ...{backend: 'ceph', name, services, capabilities, network},
    ...beginning(c, primary),
    tier_uuid: (tier ?? firstTier(c)).uuid,
    isystem_uuid: c.region.of(systems).all()[0]?.uuid ?? '',
  })
  c.region.of(tiers).update(row.tier_uuid ?? '', {backend_uuid: row.uuid, status: 'in-use', updatedAt: c.sim.now()})
  if (row.state === 'configuring') {
    for (const host of controllersInService(c)) joinMonitor(c, host)
    c.sim.start(backendWork, c.region.name, row.uuid)
  }
  return showRow(c, backendKinds['ceph'] ?? backendResource, row)
}

export const isConfirmed = (value: unknown): boolean => value === true || value === 'true' || value === 'True'

const controllersInService = (c: Call): readonly Host[] =>
  c.region
    .of(hosts)
    .where({personality: 'controller', administrative: 'unlocked'})
    .filter(({availability}) => availability === 'available' || availability === 'degraded')

/** The controllers that run configure the first backend; where none does, the unlock of the first one will. */
function beginning(c: Call, primary: boolean): Pick<Backend, 'state' | 'task'> {
  const running = controllersInService(c)
  if (running.length === 0) return {state: 'configuring-on-unlock', task: null}
  if (!primary) return {state: 'configured', task: null}
  const tasks = running.map((host) => `'${host.hostname}': 'applying-manifests'`)
  return {state: 'configuring', task: `{${tasks.join(', ')}}`}
}

function checkNames(given: Capabilities): void {
  const known = [...ofBackend, ...ofProvisioner]
  const unknown = Object.keys(given).filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  refuse(
    400,
    `Invalid Ceph parameters: '${unknown.join(', ')}', supported parameters:\n` +
      `    backend: ${ofBackend.join(', ')}\n    rbd-provisioner service: ${ofProvisioner.join(', ')}\n`,
  )
}

function completed(c: Call, given: Capabilities): Capabilities {
  const first = c.region.of(backends).find({backend: 'ceph'})?.capabilities ?? {}
  const usual = isSimplex(c.region) ? 1 : 2
  const replication = given['replication'] ?? first['replication'] ?? `${usual}`
  const fitting = given['replication'] === undefined ? first['min_replication'] : undefined
  const least = given['min_replication'] ?? fitting ?? `${minimumOf[Number(replication)]?.usual ?? 1}`
  return {...given, replication, min_replication: least}
}

function checkCopies(c: Call, capabilities: Capabilities): void {
  const supported = copiesOf(c)
  const replication = Number(capabilities['replication'])
  if (!supported.includes(replication)) {
    refuse(
      400,
      `Required backend parameter 'replication' has invalid value '${capabilities['replication']}'. ` +
        `Supported values are ${pythonList(supported)}.`,
    )
  }
  checkLeast(replication, capabilities['min_replication'])
}

export function checkLeast(replication: number, value: unknown): void {
  const supported = minimumOf[replication]?.supported ?? []
  if (supported.includes(Number(value))) return
  refuse(
    400,
    `Missing or invalid value for backend parameter 'min_replication', when replication is set as '${replication}'. ` +
      `Supported values are ${pythonList(supported)}.`,
  )
}

function copiesOf(c: Call): readonly number[] {
  const [system] = c.region.of(systems).all()
  if (isSimplex(c.region)) return [1, 2, 3]
  return system?.system_type === 'All-in-one' ? [2] : [2, 3]
}

/** Nothing: the first backend makes its tier. */
function tierAsked(c: Call, ref: string | null, primary: boolean): Tier | undefined {
  if (ref !== null) return c.region.of(tiers).get(ref) ?? refuse(400, `No tier with uuid ${ref} found.`)
  if (!primary) refuse(400, 'No tier specified for this backend.')
  return c.region.of(tiers).find(({name}) => name === 'storage')
}

const firstTier = (c: Call): Tier => makeCluster(c, {type: 'ceph', name: 'ceph_cluster'})

/** A first backend brings its cluster, and a tier in that. */
export function makeCluster(c: Call, cluster: {readonly type: 'ceph' | 'ceph-rook'; readonly name: string}): Tier {
  const now = c.sim.now()
  const random = c.sim.random(c.region.name, 'clusters.uuid')
  const {uuid} = add(c.region.of(clusters), now, {uuid: random.uuid(), cluster_uuid: null, ...cluster})
  return add(c.region.of(tiers), now, {
    ...{uuid: random.uuid(), name: 'storage', type: 'ceph', status: 'defined', capabilities: {}},
    ...{backend_uuid: null, cluster_uuid: uuid},
  })
}

function unconfirmed(c: Call, capabilities: Capabilities): never {
  const what = isSimplex(c.region) ? 'osds' : 'storage nodes'
  return refuse(
    400,
    '\nWARNING : THIS OPERATION IS NOT REVERSIBLE AND CANNOT BE CANCELLED. \n\nBy confirming this operation, Ceph ' +
      `backend will be created.\nA minimum of ${capabilities['replication']} ${what} are required to complete the ` +
      "configuration.\nPlease set the 'confirmed' field to execute this operation for the ceph backend.",
  )
}
