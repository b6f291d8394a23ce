import {spaced} from '../../../date.js'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {lookUpSubcloud} from '../record/find.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {jsonBody} from '../values/json-body.js'
import {given, textOf, type Values} from '../values/values.js'
import {configKey, defaultKey, type StrategyConfig, strategyConfigs} from './model.js'

const builtIn = {
  storageApplyType: 'parallel',
  workerApplyType: 'parallel',
  maxParallelWorkers: 10,
  alarmRestriction: 'relaxed',
  instanceAction: 'migrate',
} as const

export function seedStrategyConfigs(sim: Simulation): void {
  sim.seed<{central: boolean}>({
    name: 'dcmanager.strategy-config',
    in: 'region',
    collections: [strategyConfigs],
    facts: (region) => ({central: region === centralRegion}),
    build: ({scope, facts}) => {
      if (!facts.central) return
      const dates = {createdAt: null, updatedAt: null}
      scope.of(strategyConfigs).insert({key: defaultKey, id: 1, subcloudId: null, ...builtIn, ...dates})
    },
  })
}

const title = 'all clouds default'
const date = (time: number | null) => (time === null ? null : spaced(time))

const shown = (config: StrategyConfig, name: string) => ({
  id: config.id,
  name,
  'subcloud-id': config.subcloudId,
  'storage-apply-type': config.storageApplyType,
  'worker-apply-type': config.workerApplyType,
  'max-parallel-workers': config.maxParallelWorkers,
  'alarm-restriction-type': config.alarmRestriction,
  'default-instance-action': config.instanceAction,
  'created-at': date(config.createdAt),
  'updated-at': date(config.updatedAt),
})

/** What the program itself brings has neither a number nor a subcloud. */
const shownBuiltIn = {
  name: title,
  'storage-apply-type': builtIn.storageApplyType,
  'worker-apply-type': builtIn.workerApplyType,
  'max-parallel-workers': builtIn.maxParallelWorkers,
  'default-instance-action': builtIn.instanceAction,
  'alarm-restriction-type': builtIn.alarmRestriction,
  'created-at': null,
  'updated-at': null,
}

function shownDefault(c: Call) {
  const kept = c.region.of(strategyConfigs).get(defaultKey)
  return kept === undefined ? shownBuiltIn : shown(kept, title)
}

/** SystemController stands for the default. */
function subjectOf(c: Call<'subcloud'>): Subcloud | null {
  const ref = c.params.subcloud
  if (ref === 'SystemController' || ref === centralRegion) return null
  return lookUpSubcloud(c, ref) ?? refuse(404, 'Subcloud not found')
}

function list(c: Call) {
  const own = c.region.of(strategyConfigs).where((config) => config.subcloudId !== null)
  const rows = own
    .map((config) => ({config, subcloud: c.region.of(subclouds).get(config.subcloudId ?? 0)}))
    .sort((a, b) => (a.config.subcloudId ?? 0) - (b.config.subcloudId ?? 0))
    .flatMap(({config, subcloud}) => (subcloud === undefined ? [] : [shown(config, subcloud.name)]))
  return {'sw-update-options': [shownDefault(c), ...rows]}
}

function show(c: Call<'subcloud'>) {
  const subcloud = subjectOf(c)
  if (subcloud === null) return shownDefault(c)
  const config = c.region.of(strategyConfigs).get(configKey(subcloud.id))
  if (config !== undefined) return shown(config, subcloud.name)
  return refuse(404, `No options found for Subcloud with id ${subcloud.id}, defaults will be used.`)
}

const fields = [
  'storage-apply-type',
  'worker-apply-type',
  'max-parallel-workers',
  'alarm-restriction-type',
  'default-instance-action',
] as const

function valuesOf(c: Call): Values {
  const values = jsonBody(c)
  const missing = fields.filter((field) => !given(values, field))
  if (missing.length > 0) refuse(400, `Missing required parameter(s): ${missing.join(', ')}`)
  return values
}

function set(c: Call<'subcloud'>) {
  const values = valuesOf(c)
  const subcloud = subjectOf(c)
  const table = c.region.of(strategyConfigs)
  const key = configKey(subcloud?.id ?? null)
  const wanted = {
    storageApplyType: textOf(values, 'storage-apply-type'),
    workerApplyType: textOf(values, 'worker-apply-type'),
    maxParallelWorkers: Number(textOf(values, 'max-parallel-workers')),
    alarmRestriction: textOf(values, 'alarm-restriction-type'),
    instanceAction: textOf(values, 'default-instance-action'),
  }
  if (!Number.isInteger(wanted.maxParallelWorkers)) refuse(400, 'max-parallel-workers must be a whole number')
  const now = c.sim.now()
  const config = table.has(key)
    ? table.update(key, {...wanted, updatedAt: now})
    : table.insert({
        key,
        id: subcloud === null ? 1 : table.nextId(),
        subcloudId: subcloud?.id ?? null,
        ...wanted,
        createdAt: now,
        updatedAt: null,
      })
  // The reply repeats the number as it was sent.
  return {...shown(config, subcloud?.name ?? title), 'max-parallel-workers': values['max-parallel-workers']}
}

function remove(c: Call<'subcloud'>) {
  const subcloud = subjectOf(c)
  const removed = c.region.of(strategyConfigs).remove(configKey(subcloud?.id ?? null))
  if (removed === undefined && subcloud !== null) refuse(404, 'Subcloud patch options not found')
  return null
}

export function strategyConfigRoutes(router: Router): void {
  router.get('/v1.0/sw-update-options', {}, list)
  router.get('/v1.0/sw-update-options/:subcloud', {}, show)
  router.post('/v1.0/sw-update-options/:subcloud', {}, set)
  router.delete('/v1.0/sw-update-options/:subcloud', {}, remove)
}
