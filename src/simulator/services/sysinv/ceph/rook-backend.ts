import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {backends, clusters, tiers} from '../record/ceph.js'
import {hosts} from '../record/host.js'
import {isSimplex, systems} from '../record/system.js'
import {changed, create, fieldsOf, text, wishes} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {rookDeployment} from '../storage/deployment.js'
import {stors} from '../storage/model.js'
import {applicationStatus, checkBackends, nameFor, pythonList, servicesOf} from './backend-check.js'
import {checkLeast, isConfirmed, makeCluster, minimumOf} from './own-backend.js'
import {rookResource} from './show.js'

type Capabilities = Readonly<Record<string, unknown>>

const deployments = ['controller', 'dedicated', 'open']
const domains = ['osd', 'host']
const services = ['block', 'ecblock', 'filesystem', 'object']
const parameters = ['deployment_model', 'failure_domain', 'replication', 'min_replication']
const fields = [
  ...['backend', 'name', 'services', 'capabilities', 'confirmed', 'network', 'deployment', 'failure_domain', 'state'],
  ...['task', 'tier_uuid'],
]

export function postRookBackend(c: Call) {
  const body = fieldsOf(c, 'storage_ceph_rook', fields)
  const capabilities = completed(c, body)
  const name = nameFor(c, 'ceph-rook', text(body['name']))
  checkBackends(c, {backend: 'ceph-rook', name})
  const provided = checkBackend(c, capabilities, text(body['services']) ?? 'block,filesystem')
  if (c.region.of(backends).find({name}) !== undefined) {
    refuse(
      400,
      `${name} already exists. Only one ceph-rook storage backend is allowed. Please modify the existing backend.`,
    )
  }
  if (!isConfirmed(body['confirmed'])) {
    refuse(
      400,
      '\nWARNING : THIS OPERATION IS NOT REVERSIBLE AND CANNOT BE CANCELLED. \n\nPlease set the ' +
        "'confirmed' field to execute this operation for the ceph-rook backend.",
    )
  }
  const tier =
    c.region.of(tiers).find(({name: one}) => one === 'storage') ??
    makeCluster(c, {type: 'ceph-rook', name: 'ceph_rook_cluster'})
  const row = create(c, rookResource, {
    ...{backend: 'ceph-rook', name, state: 'configuring-with-app', task: null, services: provided, capabilities},
    network: null,
    tier_uuid: tier.uuid,
    isystem_uuid: c.region.of(systems).all()[0]?.uuid ?? '',
  })
  c.region.of(tiers).update(tier.uuid, {backend_uuid: row.uuid, updatedAt: c.sim.now()})
  return showRow(c, rookResource, row)
}

/** What nobody says follows from the size of the system. */
function completed(c: Call, body: Readonly<Record<string, unknown>>): Capabilities {
  const given = (body['capabilities'] ?? {}) as Capabilities
  const simplex = isSimplex(c.region)
  const wanted = text(body['deployment']) ?? ''
  const deployment = deployments.includes(wanted) ? wanted : 'controller'
  const domain = text(body['failure_domain']) ?? (simplex ? 'osd' : 'host')
  if (!domains.includes(domain)) refuseDomain(domain)
  const replication = given['replication'] ?? (simplex ? '1' : '2')
  const least = given['min_replication'] ?? leastOf(c, deployment, replication)
  const all: Capabilities = {
    ...{deployment_model: deployment, failure_domain: domain, replication, min_replication: least},
    ...given,
  }
  return Object.fromEntries(parameters.map((one) => [one, all[one]]))
}

function leastOf(c: Call, deployment: string, replication: unknown): string {
  const copies = Number(replication)
  const usual = copiesOf(c, deployment).includes(copies) && deployment !== 'open' ? minimumOf[copies]?.usual : undefined
  return String(usual ?? Math.max(1, copies - 1))
}

function copiesOf(c: Call, deployment: string): readonly number[] {
  if (isSimplex(c.region)) return [1, 2, 3]
  const allInOne = c.region.of(systems).all()[0]?.system_type === 'All-in-one'
  return allInOne && deployment === 'controller' ? [2] : [2, 3]
}

const refuseDomain = (domain: unknown): never =>
  refuse(400, `Failure domain '${domain}' is not supported. Allowed values: ${pythonList(domains)}`)

/** Of one that is made, and of one that is changed; answers the services that it then provides. */
function checkBackend(c: Call, capabilities: Capabilities, wanted: string): string {
  checkParameters(c, capabilities)
  const deployment = String(capabilities['deployment_model'])
  if (!deployments.includes(deployment)) refuse(400, `Deployment model ${deployment} is not supported`)
  if (deployment === 'dedicated' && isSimplex(c.region)) {
    refuse(400, `Deployment model ${deployment} is not supported on AIO-SX.`)
  }
  const asked = servicesOf(wanted)
  if (asked.includes('block') && asked.includes('ecblock')) {
    refuse(400, 'Service block and ecblock are not supported for the ceph-rook backend in same time')
  }
  const provided = asked.includes('block') || asked.includes('ecblock') ? asked : [...asked, 'block']
  const unknown = provided.find((one) => !services.includes(one))
  if (unknown !== undefined) refuse(400, `Service ${unknown} is not supported for the ceph-rook backend`)
  return provided.join(',')
}

function checkParameters(c: Call, capabilities: Capabilities): void {
  const {deployment_model: deployment, failure_domain: domain, replication, min_replication: least} = capabilities
  const simplex = isSimplex(c.region)
  if (!domains.includes(String(domain))) refuseDomain(domain)
  if (domain === 'host' && simplex) {
    refuse(400, "Failure domain 'host' is not supported on AIO-SX. Only 'osd' is allowed.")
  }
  if (domain === 'osd' && !simplex && deployment !== 'open') {
    refuse(
      400,
      `Failure domain 'osd' is not supported for deployment model '${deployment}' on multi-node systems. ` +
        "Only 'host' is allowed.",
    )
  }
  const supported = copiesOf(c, String(deployment))
  if (deployment !== 'open' && !supported.includes(Number(replication))) {
    refuse(
      400,
      `Required backend parameter 'replication' has invalid value '${replication}'. ` +
        `Supported values are ${pythonList(supported)}.`,
    )
  }
  if (![replication, least].every((one) => /^-?\d+$/.test(String(one)))) {
    refuse(400, 'The replication and min_replication must be integer values.')
  }
  if (Number(least) > Number(replication)) refuse(400, 'The min_replication must be less than replication.')
  if (Number(replication) < 1) refuse(400, 'The replication must be greater than 0.')
  if (deployment !== 'open') checkLeast(Number(replication), least)
}

export function patchRookBackend(c: Call<'uuid'>) {
  const backend = rowAsked(c, rookResource)
  const wish = wishes(c, ['capabilities', 'services', 'name', 'state', 'task', 'network', 'deployment'])
  const capabilities = 'capabilities' in wish ? changedCapabilities(c, wish['capabilities']) : backend.capabilities
  const before = servicesOf(backend.services)
  const after = 'services' in wish ? (text(wish['services']) ?? '') : (backend.services ?? '')
  const gone = before.filter((one) => !servicesOf(after).includes(one))
  if (gone.length > 0) refuse(400, `Removing ${gone.join(',')} is not supported.`)
  for (const field of Object.keys(wish)) {
    if (!['capabilities', 'services', 'task'].includes(field)) {
      refuse(400, `Can not modify '${field}' with this operation.`)
    }
  }
  const same = parameters.every((one) => capabilities[one] === backend.capabilities[one])
  if (same && [...servicesOf(after)].sort().join() === [...before].sort().join()) {
    refuse(400, 'No changes to the existing backend settings were detected.')
  }
  checkBackends(c, backend)
  const provided = checkBackend(c, capabilities, after)
  return changed(c, rookResource, backend.uuid, {capabilities, services: provided, state: 'configuring-with-app'})
}

function changedCapabilities(c: Call, given: unknown): Capabilities {
  const wanted = readJson(given)
  const current = c.region.of(backends).find({backend: 'ceph-rook'})?.capabilities ?? {}
  for (const [name, value] of Object.entries(wanted)) {
    if (!parameters.includes(name)) refuse(400, `The '${name}' capability does not exist.`)
    if (!value) refuse(400, `The '${name}' capability has empty value.`)
    if (name === 'failure_domain' && !domains.includes(String(value))) refuseDomain(value)
    if (!name.endsWith('replication')) continue
    if (!/^-?\d+$/.test(String(value))) refuse(400, `The '${name}' must be an integer value.`)
    if (Number(value) < 1) refuse(400, `The '${name}' must be greater than 0.`)
  }
  const deployment = String(wanted['deployment_model'] ?? current['deployment_model'])
  if (wanted['deployment_model'] !== undefined) checkMove(c, deployment)
  const least =
    wanted['replication'] !== undefined && wanted['min_replication'] === undefined
      ? {min_replication: leastOf(c, deployment, wanted['replication'])}
      : {}
  return {...current, ...wanted, ...least}
}

function readJson(given: unknown): Capabilities {
  if (typeof given !== 'string') return (given ?? {}) as Capabilities
  try {
    return JSON.parse(given) as Capabilities
  } catch {
    return refuse(400, 'Request is not in valid JSON format')
  }
}

/** OSDs stay where they are: another model must allow them there. */
function checkMove(c: Call, wanted: string): void {
  if (wanted === 'dedicated' && isSimplex(c.region)) {
    refuse(400, 'Deployment model dedicated is not supported on AIO-SX.')
  }
  const left = {dedicated: 'controller', controller: 'worker'}[wanted]
  if (left === undefined) return
  const there = new Set(
    c.region
      .of(hosts)
      .all()
      .filter(({personality}) => personality === left)
      .map(({uuid}) => uuid),
  )
  const count = c.region.of(stors).where((stor) => stor.function === 'osd' && there.has(stor.ihost_uuid)).length
  if (count === 0) return
  refuse(
    400,
    `Unable to change deployment model from '${rookDeployment(c.region)}' to '${wanted}'. ` +
      `It has ${count} OSDs deployed on the ${left}s.`,
  )
}

export function deleteRookBackend(c: Call<'uuid'>) {
  const backend = rowAsked(c, rookResource)
  checkBackends(c, backend)
  const status = applicationStatus(c, 'ceph-rook')
  if (!['missing', 'uploading', 'uploaded', 'upload-failed'].includes(status)) {
    refuse(400, `rook-ceph is deployed. Cannot delete ${backend.name}`)
  }
  const used = c.region.of(tiers).where({status: 'in-use'})
  if (used.length > 0) {
    refuse(
      400,
      `Storage-backend '${backend.name}' cannot be deleted when there are Storage Tiers ` +
        `(${used.map(({name}) => name).join(', ')}) in 'in-use' state.`,
    )
  }
  for (const {uuid} of c.region
    .of(clusters)
    .all()
    .filter(({type}) => type === 'ceph-rook')) {
    for (const tier of c.region.of(tiers).where({cluster_uuid: uuid})) c.region.of(tiers).remove(tier.uuid)
    c.region.of(clusters).remove(uuid)
  }
  c.region.of(backends).remove(backend.uuid)
  return reply(204)
}
