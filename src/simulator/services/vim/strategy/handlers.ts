import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {isBusy, type Options, type Strategy, type StrategyType, stages} from '../model.js'
import {single} from '../plan/site.js'
import {type Attribute, attribute, mandatory, missing, RequestData} from '../request.js'
import {abort, apply, forget} from '../run/action.js'
import {present} from '../run/record.js'
import {writeLog} from '../run/report.js'
import {create, withV} from './create.js'
import {showStrategy} from './show.js'

const shown = (c: Call, strategy: Strategy | undefined) => ({
  strategy: strategy === undefined ? null : showStrategy(c.region, strategy),
})

/** The strategy, where it is of the type that was asked for. */
const ofType = (c: Call, type: StrategyType): Strategy | undefined => {
  const strategy = present(c.sim, c.region.name)
  return strategy?.type === type ? strategy : undefined
}

const gone = (): never => refuse(404, 'The resource could not be found.')

export function getCurrent(c: Call) {
  const strategy = present(c.sim, c.region.name)
  return {strategy: strategy === undefined ? null : {name: strategy.type, state: strategy.state}}
}

export const getStrategy = (c: Call, type: StrategyType) => shown(c, ofType(c, type))

export function getByUuid(c: Call<'uuid'>) {
  const {uuid} = c.params
  if (!/^[0-9a-f-]{36}$/i.test(uuid)) refuse(400, `Invalid strategy uuid, uuid=${uuid}`)
  const strategy = present(c.sim, c.region.name)
  return strategy?.uuid === uuid ? shown(c, strategy) : gone()
}

const largest: Readonly<Record<StrategyType, number>> = {
  'sw-upgrade': 10,
  'fw-update': 5,
  'kube-rootca-update': 10,
  'kube-upgrade': 10,
  'system-config-update': 100,
}

const applyTypes = ['serial', 'parallel', 'ignore'] as const
const actions = ['apply-all', 'apply-stage', 'abort', 'abort-stage'] as const
const instanceActions = ['migrate', 'stop-start'] as const
const restrictions = ['strict', 'relaxed', 'permissive'] as const

const controllers = mandatory('controller-apply-type', applyTypes)
/** Of the types whose controllers can only be worked on one by one. */
const serially = attribute('controller-apply-type', applyTypes)
const usual = [
  mandatory('storage-apply-type', applyTypes),
  mandatory('worker-apply-type', applyTypes),
  attribute('max-parallel-worker-hosts', 'whole'),
  mandatory('default-instance-action', instanceActions),
  attribute('alarm-restrictions', restrictions),
]

/** What a strategy of each type may be asked for, in the order in which it is looked at. */
const attributesOf: Readonly<Record<StrategyType, readonly Attribute[]>> = {
  'sw-upgrade': [
    controllers,
    attribute('release', 'texts'),
    attribute('rollback', 'boolean'),
    attribute('delete', 'boolean'),
    attribute('snapshot', 'boolean'),
    attribute('cleanup', 'boolean'),
    attribute('kube-upgrade', 'text'),
    attribute('pre-upgrade-deploy', 'boolean'),
    ...usual,
  ],
  'fw-update': [controllers, ...usual],
  'system-config-update': [controllers, ...usual],
  'kube-rootca-update': [
    attribute('expiry-date', 'text'),
    attribute('subject', 'text'),
    attribute('algorithm', 'text'),
    attribute('key-size', 'whole'),
    serially,
    ...usual,
  ],
  'kube-upgrade': [mandatory('to-version', 'text'), serially, ...usual],
}

function optionsOf(type: StrategyType, data: RequestData): Partial<Options> {
  const lenient = type === 'kube-rootca-update' || type === 'kube-upgrade'
  const one = data.choice('controller-apply-type', applyTypes, lenient ? 'serial' : undefined)
  if (lenient && one !== 'serial') refuse(400, `controller-apply-type must be 'serial' for ${type}`)
  const parallel = data.whole('max-parallel-worker-hosts')
  if (parallel !== undefined && (parallel < 2 || parallel > largest[type])) {
    const limit = parallel < 2 ? '< (2)' : `> (${largest[type]})`
    refuse(400, `Invalid value for max-parallel-worker-hosts${lenient ? `:(${parallel}) ${limit}` : ''}`)
  }
  const kubernetes = withV((data.text(type === 'kube-upgrade' ? 'to-version' : 'kube-upgrade') ?? '').toLowerCase())
  if (type === 'kube-upgrade' && kubernetes === '') missing('to-version')
  return {
    controllers: one,
    storage: data.choice('storage-apply-type', applyTypes),
    workers: data.choice('worker-apply-type', applyTypes),
    ...(parallel === undefined ? {} : {maxParallel: parallel}),
    instances: data.choice('default-instance-action', instanceActions),
    alarms: data.choice('alarm-restrictions', restrictions, 'strict'),
    releases: data.texts('release'),
    kubernetes,
    rollback: data.isTrue('rollback'),
    delete: data.isTrue('delete'),
    cleanup: data.isTrue('cleanup'),
    snapshot: data.isTrue('snapshot'),
    preUpgrade: data.isTrue('pre-upgrade-deploy'),
    subject: data.text('subject') ?? '',
    expiryDate: data.text('expiry-date') ?? '',
  }
}

const day = 86_400_000

function checkCertificate(c: Call, data: RequestData): void {
  const [expiry, subject, algorithm] = ['expiry-date', 'subject', 'algorithm'].map((name) => data.text(name))
  const size = data.whole('key-size')
  if (expiry !== undefined) {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(expiry) ? Date.parse(expiry) : Number.NaN
    if (Number.isNaN(time)) refuse(400, `expiry-date ${expiry} doesn't match format YYYY-MM-DD`)
    if (time - c.sim.now() <= day) refuse(400, 'New k8s rootCA should have at least 24 hours of validation')
  }
  if (subject !== undefined && !/(^|\s)CN=\S/.test(subject)) {
    refuse(400, 'The subject of the certificate needs a common name, CN=')
  }
  if (size !== undefined) {
    const sizes: Readonly<Record<string, number[]>> = {ECDSA: [384, 521], RSA: [4096]}
    const allowed = sizes[(algorithm ?? refuse(400, 'key-size needs an algorithm')).toUpperCase()] ?? []
    if (!allowed.includes(size)) {
      refuse(400, `Invalid key-size ${size} for ${algorithm}, allowed are: ${allowed.join(', ')}`)
    }
  }
}

export function postStrategy(c: Call, type: StrategyType) {
  const data = RequestData.of(c, attributesOf[type])
  const options = optionsOf(type, data)
  if (type === 'kube-rootca-update') checkCertificate(c, data)
  // Without these two, be they null, the genuine server answers 500.
  if (type === 'sw-upgrade') for (const name of ['rollback', 'delete']) if (!data.has(name)) missing(name)
  const existing = present(c.sim, c.region.name)
  if (existing !== undefined) refuse(409, `strategy already exists of type:${existing.type}`)
  create(c.sim, c.region.name, type, options)
  return getStrategy(c, type)
}

export function deleteStrategy(c: Call, type: StrategyType) {
  const data = RequestData.of(c, [attribute('force', 'boolean')])
  const strategy = ofType(c, type) ?? gone()
  if (isBusy(strategy) && !data.isTrue('force')) {
    refuse(409, 'There was a conflict when trying to complete your request.')
  }
  forget({sim: c.sim, region: c.region.name, strategy})
  c.sim.emit('vim.strategy.reached', {region: c.region.name, state: 'gone'})
  return reply(204)
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

export function postAction(c: Call, type: StrategyType) {
  const data = RequestData.of(c, [mandatory('action', actions), attribute('stage-id', 'whole')])
  const action = data.choice('action', actions)
  if (action.endsWith('-stage') && !data.has('stage-id')) refuse(400, 'No stage-id received')
  const stage = data.whole('stage-id')
  const strategy = ofType(c, type) ?? gone()
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
  return reply(202, getStrategy(c, type))
}
