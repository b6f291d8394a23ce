import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {subclouds} from '../record/model.js'
import {jsonBody} from '../values/json-body.js'
import {textOf} from '../values/values.js'
import {createStrategy} from './create.js'
import {type Strategy, type StrategyState, type StrategyStep, steps, strategies} from './model.js'
import {changeStrategy, present, schedule} from './run.js'
import {shownStep, shownStrategy, workedStrategy} from './show.js'

function ofAskedType(c: Call): Strategy | undefined {
  const strategy = present(c.sim)
  const type = c.query['type']
  return type === undefined || strategy?.type === type ? strategy : undefined
}

function show(c: Call) {
  const strategy = ofAskedType(c)
  if (strategy !== undefined) return shownStrategy(strategy)
  const type = c.query['type']
  return refuse(404, type === undefined ? 'Strategy not found' : `Strategy of type '${type}' not found`)
}

const cloudOf = (c: Call, step: StrategyStep) => c.region.of(subclouds).get(step.subcloudId)?.name ?? step.cloud

const listSteps = (c: Call) => ({
  'strategy-steps': c.region
    .of(steps)
    .all()
    .map((step) => shownStep(step, cloudOf(c, step))),
})

function showStep(c: Call<'cloud'>) {
  const subcloud = c.region.of(subclouds).find({name: c.params.cloud})
  const step = subcloud && c.region.of(steps).find({subcloudId: subcloud.id})
  return step === undefined ? refuse(404, 'Strategy step not found') : shownStep(step, cloudOf(c, step))
}

/** The background worker says what it cannot do; the type in its sentence is the one that was asked for. */
function inState(c: Call, verb: string, done: string, states: readonly StrategyState[]): Strategy {
  const type = c.query['type']
  const fail = (why: string) => refuse(422, `Unable to ${verb} strategy of type '${type ?? 'None'}': ${why}`)
  const strategy = ofAskedType(c) ?? fail(`Strategy with type ${type ?? 'None'} doesn't exist.`)
  if (!states.includes(strategy.state)) {
    fail(`Bad strategy request: Strategy in state ${strategy.state} cannot be ${done}`)
  }
  return strategy
}

function apply(c: Call) {
  const strategy = inState(c, 'apply', 'applied', ['initial'])
  schedule(c.sim, 'start')
  return workedStrategy(changeStrategy(c.sim, strategy.id, {state: 'applying'}))
}

function abort(c: Call) {
  const strategy = inState(c, 'abort', 'aborted', ['applying'])
  schedule(c.sim, 'abort')
  return workedStrategy(changeStrategy(c.sim, strategy.id, {state: 'abort requested'}))
}

function act(c: Call) {
  const action = textOf(jsonBody(c), 'action') || refuse(400, 'action required')
  if (action === 'apply') return apply(c)
  return action === 'abort' ? abort(c) : null
}

/** Steps that never began are gone at once; the others leave something to be removed in their subclouds. */
function remove(c: Call) {
  const strategy = inState(c, 'delete', 'deleted', ['initial', 'complete', 'failed', 'aborted'])
  const table = c.region.of(steps)
  for (const step of table.all()) if (step.state === 'initial' || step.state === 'aborted') table.remove(step.id)
  const deleting = changeStrategy(c.sim, strategy.id, {state: 'deleting'})
  if (table.count() > 0) schedule(c.sim, 'delete')
  else c.region.of(strategies).remove(strategy.id)
  return workedStrategy(deleting)
}

export function strategyRoutes(router: Router): void {
  router.get('/v1.0/sw-update-strategy', {}, show)
  router.post('/v1.0/sw-update-strategy', {}, createStrategy)
  router.delete('/v1.0/sw-update-strategy', {}, remove)
  router.get('/v1.0/sw-update-strategy/:word', {}, (c) => (c.params.word === 'steps' ? listSteps(c) : null))
  router.post('/v1.0/sw-update-strategy/:word', {}, (c) => (c.params.word === 'actions' ? act(c) : null))
  router.get('/v1.0/sw-update-strategy/:word/:cloud', {}, (c) => (c.params.word === 'steps' ? showStep(c) : null))
}
