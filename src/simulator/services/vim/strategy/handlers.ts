import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {isBusy, type Options, type Strategy, type StrategyType, stages, types} from '../model.js'
import {single} from '../plan/site.js'
import {abort, apply, forget} from '../run/action.js'
import {present} from '../run/record.js'
import {writeLog} from '../run/report.js'
import {create, isApplyType, withV} from './create.js'
import {showStrategy} from './show.js'

type Body = Readonly<Record<string, unknown>>

const typeOf = (c: Call<'type'>): StrategyType =>
  types.find((type) => type === c.params.type) ?? refuse(404, 'The resource could not be found.')

const shown = (c: Call, strategy: Strategy | undefined) => ({
  strategy: strategy === undefined ? null : showStrategy(c.region, strategy),
})

/** The strategy, where it is of the type that was asked for. */
const ofType = (c: Call<'type'>): Strategy | undefined => {
  const strategy = present(c.sim, c.region.name)
  return strategy?.type === typeOf(c) ? strategy : undefined
}

export function getCurrent(c: Call) {
  const strategy = present(c.sim, c.region.name)
  return {strategy: strategy === undefined ? null : {name: strategy.type, state: strategy.state}}
}

export const getStrategy = (c: Call<'type'>) => shown(c, ofType(c))

export function getByUuid(c: Call<'uuid' | 'type'>) {
  const uuid = c.params.uuid
  if (!/^[0-9a-f-]{36}$/i.test(uuid)) refuse(400, `Invalid strategy uuid, uuid=${uuid}`)
  const strategy = ofType(c)
  return strategy?.uuid === uuid ? shown(c, strategy) : refuse(404, 'The resource could not be found.')
}

const invalid = (field: string, value: unknown, allowed: string): never =>
  refuse(400, `Invalid input for field/attribute ${field}. Value: '${value}'. Value should be one of: ${allowed}`)

const largest: Readonly<Record<StrategyType, number>> = {
  'sw-upgrade': 10,
  'fw-update': 5,
  'kube-rootca-update': 10,
  'kube-upgrade': 10,
  'system-config-update': 100,
}

function choice<T extends string>(body: Body, field: string, allowed: readonly T[], usual?: T): T {
  const value = body[field] ?? usual
  if (value === undefined) {
    return refuse(400, `Invalid input for field/attribute ${field}. Value: 'None'. Mandatory field missing.`)
  }
  return allowed.find((one) => one === value) ?? invalid(field, value, allowed.join(', '))
}

const applyTypes = ['serial', 'parallel', 'ignore'] as const

function optionsOf(type: StrategyType, body: Body): Partial<Options> {
  const lenient = type === 'kube-rootca-update' || type === 'kube-upgrade'
  const controllers = choice(body, 'controller-apply-type', applyTypes, lenient ? 'serial' : undefined)
  if (lenient && controllers !== 'serial') refuse(400, `controller-apply-type must be 'serial' for ${type}`)
  const parallel = body['max-parallel-worker-hosts']
  if (parallel !== undefined && parallel !== null) {
    const most = largest[type]
    if (typeof parallel !== 'number' || parallel < 2 || parallel > most) {
      const limit = Number(parallel) < 2 ? '< (2)' : `> (${most})`
      refuse(400, `Invalid value for max-parallel-worker-hosts${lenient ? `:(${parallel}) ${limit}` : ''}`)
    }
  }
  const releases = Array.isArray(body['release']) ? body['release'].map(String) : []
  const kubernetes = withV(String(body[type === 'kube-upgrade' ? 'to-version' : 'kube-upgrade'] ?? '').toLowerCase())
  if (type === 'kube-upgrade' && kubernetes === '') {
    refuse(400, "Invalid input for field/attribute to-version. Value: 'None'. Mandatory field missing.")
  }
  return {
    controllers,
    storage: choice(body, 'storage-apply-type', applyTypes),
    workers: choice(body, 'worker-apply-type', applyTypes),
    ...(typeof parallel === 'number' ? {maxParallel: parallel} : {}),
    instances: choice(body, 'default-instance-action', ['migrate', 'stop-start'] as const),
    alarms: choice(body, 'alarm-restrictions', ['strict', 'relaxed', 'permissive'] as const, 'strict'),
    releases,
    kubernetes,
    rollback: body['rollback'] === true,
    delete: body['delete'] === true,
    cleanup: body['cleanup'] === true,
    snapshot: body['snapshot'] === true,
    preUpgrade: body['pre-upgrade-deploy'] === true,
    subject: String(body['subject'] ?? ''),
    expiryDate: String(body['expiry-date'] ?? ''),
  }
}

const day = 86_400_000

function checkCertificate(c: Call, body: Body): void {
  const {'expiry-date': expiry, subject, algorithm} = body
  const size = body['key-size']
  if (expiry !== undefined && expiry !== null) {
    const text = String(expiry)
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
    if (Number.isNaN(time)) refuse(400, `expiry-date ${text} doesn't match format YYYY-MM-DD`)
    if (time - c.sim.now() <= day) refuse(400, 'New k8s rootCA should have at least 24 hours of validation')
  }
  if (subject !== undefined && subject !== null && !/(^|\s)CN=\S/.test(String(subject))) {
    refuse(400, 'The subject of the certificate needs a common name, CN=')
  }
  if (size !== undefined && size !== null) {
    const sizes: Readonly<Record<string, number[]>> = {ECDSA: [384, 521], RSA: [4096]}
    if (algorithm === undefined || algorithm === null) refuse(400, 'key-size needs an algorithm')
    const allowed = sizes[String(algorithm).toUpperCase()] ?? []
    if (!allowed.includes(Number(size))) {
      refuse(400, `Invalid key-size ${size} for ${algorithm}, allowed are: ${allowed.join(', ')}`)
    }
  }
}

export function postStrategy(c: Call<'type'>) {
  const type = typeOf(c)
  const body = (typeof c.body === 'object' && c.body !== null ? c.body : {}) as Body
  const options = optionsOf(type, body)
  if (type === 'kube-rootca-update') checkCertificate(c, body)
  const existing = present(c.sim, c.region.name)
  if (existing !== undefined) refuse(409, `strategy already exists of type:${existing.type}`)
  if (!isApplyType(options.workers)) refuse(400, 'worker-apply-type is missing')
  create(c.sim, c.region.name, type, options)
  return getStrategy(c)
}

export function deleteStrategy(c: Call<'type'>) {
  const strategy = ofType(c) ?? refuse(404, 'The resource could not be found.')
  const force = (c.body as {force?: unknown} | undefined)?.force === true
  if (isBusy(strategy) && !force) {
    refuse(409, 'There was a conflict when trying to complete your request.')
  }
  forget({sim: c.sim, region: c.region.name, strategy})
  c.sim.emit('vim.strategy.reached', {region: c.region.name, state: 'gone'})
  return reply(200)
}

function stageId(body: Body, action: string): number | undefined {
  const value = body['stage-id']
  if (value === undefined && action.endsWith('-stage')) refuse(400, 'No stage-id received')
  if (value === undefined || value === null || value === '') return undefined
  return /^\d+$/.test(String(value)) ? Number(value) : invalid('stage-id', value, 'the stages of the strategy')
}

/** Why it may not be applied from here. */
function applyObstacle({state, phase, apply: {current, stopAt, total, inprogress}, build}: Strategy, stage?: number) {
  if (phase === 'build') {
    if (state !== 'ready-to-apply') return build.reason === '' ? `strategy is ${state}` : build.reason
    const wrong = stage !== undefined && (stage !== 0 || total === 0)
    return wrong ? `invalid stage id ${stage} for the apply, total-stages are ${total}` : undefined
  }
  if (phase === 'abort') return 'apply not supported during an abort'
  if (state !== 'applying') return 'apply already completed'
  if (!inprogress || current < stopAt) return 'apply already inprogress'
  if (stage === undefined || stage === current) return undefined
  if (stage < current) return `apply already complete for stage id ${stage}`
  if (stage >= total) return `invalid stage id ${stage} for the apply, total-stages are ${total}`
  return `stage id ${stage} is not the next stage to be applied, next-stage = ${current}`
}

const fixedSteps = ['kube-upgrade-networking']

/** Why it may not be aborted here. */
function abortObstacle(c: Call, strategy: Strategy): string | undefined {
  const {state, type, options} = strategy
  if (state !== 'applying') return 'Abort rejected: abort can only be executed when the strategy is applying'
  const stage = c.region.of(stages).get(`apply.${strategy.apply.current}`)
  const simplex = single({sim: c.sim, region: c.region.name, strategy})
  const kube = type === 'kube-upgrade' || (options.kubernetes !== '' && stage?.name.startsWith('kube-') === true)
  if (kube && !simplex) return `Abort rejected: abort is not supported for ${type} in the current configuration.`
  if (stage === undefined) return undefined
  if (!stage.abortable) return `Abort rejected: cannot abort during ${stage.name} stage.`
  const step = stage.steps[stage.current]?.name ?? ''
  return fixedSteps.includes(step) ? `Abort rejected: cannot abort during ${step} step.` : undefined
}

export function postAction(c: Call<'type'>) {
  const body = (typeof c.body === 'object' && c.body !== null ? c.body : {}) as Body
  const action = choice(body, 'action', ['apply-all', 'apply-stage', 'abort', 'abort-stage'] as const)
  const stage = stageId(body, action)
  const strategy = ofType(c) ?? refuse(404, 'The resource could not be found.')
  const site = {sim: c.sim, region: c.region.name, strategy}
  if (action.startsWith('apply')) {
    const reason = applyObstacle(strategy, stage)
    if (reason !== undefined) {
      writeLog(c.sim, c.region.name, strategy.type, 'rejected', reason)
      return refuse(500, `apply rejected: ${reason}`)
    }
    apply(site, stage)
  } else {
    const current = strategy.apply.current
    const wrong = stage !== undefined && stage !== current && strategy.state === 'applying'
    const reason = abortObstacle(c, strategy) ?? (wrong ? `apply not inprogress for stage id ${stage}` : undefined)
    if (reason !== undefined) return refuse(400, reason)
    abort(site)
  }
  return reply(202, getStrategy(c))
}
