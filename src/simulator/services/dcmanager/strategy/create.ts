import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {groupByRef} from '../group/handlers.js'
import {basicObjection} from '../prestage/check.js'
import {changeSubcloud} from '../record/change.js'
import {type EndpointType, noErrors, type Subcloud, subclouds} from '../record/model.js'
import {jsonBody} from '../values/json-body.js'
import {given, isTrue, textOf, type Values} from '../values/values.js'
import {argsOf, checkBoolean} from './arguments.js'
import {type StrategyType, strategyTypes} from './course.js'
import {type Strategy, steps, strategies} from './model.js'
import {checkExpiry, checkSubject} from './root-ca.js'
import {present} from './run.js'
import {workedStrategy} from './show.js'

interface Extent {
  readonly applyType: Strategy['applyType']
  readonly maxParallel: number
  readonly groupId: number | undefined
}

/** How many at a time: what the request says, or the group. */
function extentOf(c: Call, values: Values): Extent {
  checkBoolean(values, 'force')
  const applyType = textOf(values, 'subcloud-apply-type')
  if (applyType !== '' && applyType !== 'parallel' && applyType !== 'serial') {
    refuse(400, 'subcloud-apply-type invalid')
  }
  const max = textOf(values, 'max-parallel-subclouds')
  const ref = textOf(values, 'subcloud_group')
  if (ref === '') {
    if (max !== '' && !/^\s*[+-]?\d+\s*$/.test(max)) {
      refuse(400, `max-parallel-subclouds invalid value. Value: ${max}`)
    }
    const wanted = applyType === 'serial' ? 1 : max === '' ? 2 : Number(max)
    return {applyType: applyType || null, maxParallel: limited(wanted, values), groupId: undefined}
  }
  if (textOf(values, 'cloud_name') !== '') refuse(400, 'cloud_name and subcloud_group are mutually exclusive')
  if (applyType !== '' || max !== '') {
    refuse(400, 'subcloud-apply-type and max-parallel-subclouds are not allowed when subcloud_group is provided')
  }
  const group = groupByRef(c, ref) ?? refuse(400, 'Invalid group_id')
  const wanted = group.applyType === 'serial' ? 1 : group.maxParallel
  return {applyType: group.applyType, maxParallel: limited(wanted, values), groupId: group.id}
}

function limited(wanted: number, values: Values): number {
  const type = textOf(values, 'type')
  const prestage = type === 'prestage' || Boolean(values['with_prestage'])
  const most = prestage ? 250 : 5000
  if (wanted >= 1 && wanted <= most) return wanted
  return refuse(
    400,
    `Invalid max-parallel-subclouds value: ${wanted}. For ${prestage ? 'prestage' : `${type} strategy`}, ` +
      `the value must be between 1 and ${most}.`,
  )
}

const endpointOf: Readonly<Record<StrategyType, EndpointType>> = {
  firmware: 'firmware',
  'kube-rootca-update': 'kube-rootca',
  kubernetes: 'kubernetes',
  prestage: 'software',
  'sw-deploy': 'software',
}

export function createStrategy(c: Call) {
  const values = jsonBody(c)
  const extent = extentOf(c, values)
  const type = textOf(values, 'type') || refuse(400, 'type required')
  if (!isType(type)) return refuse(400, 'type invalid')
  const extraArgs = argsOf(c, type, values)
  const stop = values['stop-on-failure']
  if (given(values, 'stop-on-failure') && stop !== 'true' && stop !== 'false') refuse(400, 'stop-on-failure invalid')
  const members = membersOf(c, type, values, extent, extraArgs)
  return workedStrategy(insert(c, type, extent, {stopOnFailure: stop === 'true', extraArgs}, members))
}

const isType = (text: string): text is StrategyType => strategyTypes.includes(text as StrategyType)

/** The subclouds that need it; refusals of the background worker. */
function membersOf(
  c: Call,
  type: StrategyType,
  values: Values,
  {groupId}: Extent,
  extraArgs: Values | null,
): readonly Subcloud[] {
  const bad = (text: string) =>
    refuse(422, `Unable to create strategy of type '${type}': Bad strategy request: ${text}`)
  const existing = present(c.sim)
  if (existing !== undefined) bad(`Strategy of type: '${existing.type}' already exists`)
  const endpoint = endpointOf[type]
  const force = textOf(values, 'force') === 'true'
  const cloud = textOf(values, 'cloud_name')
  const one = cloud === '' ? undefined : c.region.of(subclouds).find({name: cloud})
  if (cloud !== '' && one === undefined) bad(`Subcloud ${cloud} does not exist`)
  if (one !== undefined) {
    if (type === 'prestage' || isTrue(values['with_prestage'])) {
      const objection = basicObjection(one)
      if (objection !== undefined) bad(objection.text)
    } else if (one.endpoints[endpoint] === 'in-sync' && !(type === 'kube-rootca-update' && force)) {
      bad(`Subcloud ${cloud} does not require ${endpoint} update`)
    }
  }
  const all = one !== undefined ? [one] : c.region.of(subclouds).where(groupId === undefined ? {} : {groupId})
  const usable = all.filter((subcloud) => subcloud.management === 'managed' && subcloud.availability === 'online')
  if (type !== 'prestage' && usable.some((subcloud) => subcloud.endpoints[endpoint] === 'unknown')) {
    bad(`${endpoint} sync status is unknown for one or more subclouds`)
  }
  if (type === 'kube-rootca-update') {
    const problem = checkExpiry(extraArgs?.['expiry-date'], c.sim.now()) ?? checkSubject(extraArgs?.['subject'])
    if (problem !== undefined) bad(problem)
  }
  const wanted = usable.filter((subcloud) => {
    if (type === 'prestage') return basicObjection(subcloud) === undefined
    const status = subcloud.endpoints[endpoint]
    return status === 'out-of-sync' || (type === 'kube-rootca-update' && force && status === 'in-sync')
  })
  if (wanted.length === 0) bad('Strategy has no steps to apply')
  return wanted
}

function insert(
  c: Call,
  type: StrategyType,
  {applyType, maxParallel}: Extent,
  more: Pick<Strategy, 'stopOnFailure' | 'extraArgs'>,
  members: readonly Subcloud[],
): Strategy {
  const table = c.region.of(steps)
  const now = c.sim.now()
  const ids = members.map((subcloud) => {
    const step = table.insert({
      id: table.nextId(),
      subcloudId: subcloud.id,
      cloud: subcloud.name,
      stage: 'Create',
      state: 'initial',
      details: '',
      startedAt: null,
      finishedAt: null,
      createdAt: now,
      updatedAt: null,
    })
    if (subcloud.errorDescription !== noErrors) changeSubcloud(c.sim, subcloud.id, {errorDescription: noErrors})
    return step.id
  })
  const all = c.region.of(strategies)
  return all.insert({
    id: all.nextId(),
    type,
    applyType,
    maxParallel,
    ...more,
    state: 'initial',
    next: ids[0] ?? 1,
    last: ids.at(-1) ?? 0,
    running: 0,
    failed: 0,
    aborted: 0,
    createdAt: now,
    updatedAt: null,
  })
}
