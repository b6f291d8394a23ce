import {afterAll, beforeAll, expect, test} from 'vitest'
import {Site} from '../usm/site.js'

let site: Site
let strategy: Record<string, unknown>
const path = '/RegionOne/vim/api/orchestration/sw-upgrade/strategy'
beforeAll(async () => {
  site = await Site.open({scenario: 'aio-sx'})
  await site.provide({'starlingx-26.03.1.patch': 'x'})
  const body = {
    'controller-apply-type': 'serial',
    'storage-apply-type': 'serial',
    'worker-apply-type': 'serial',
    'default-instance-action': 'stop-start',
    'alarm-restrictions': 'strict',
    release: ['starlingx-26.03.1'],
    rollback: null,
    delete: null,
  }
  await site.session.ask('POST', path, body)
  await site.advance('1m')
  strategy = ((await site.session.ask('GET', path)).body as {strategy: Record<string, unknown>}).strategy
})
afterAll(() => site.close())

const text = 'string'
const expectedStrategy = {
  ...{uuid: text, name: text, release: 'array', 'release-id': text, metapackages: 'array'},
  ...{'pre-upgrade-deploy': 'boolean', 'kube-version': 'null'},
  ...{'controller-apply-type': text, 'storage-apply-type': text},
  ...{'swift-apply-type': text, 'worker-apply-type': text, 'max-parallel-worker-hosts': 'number'},
  ...{'default-instance-action': text, 'alarm-restrictions': text, state: text, 'current-phase': text},
  ...{'current-phase-completion-percentage': 'number', 'build-phase': 'object', 'apply-phase': 'object'},
  ...{'abort-phase': 'object'},
}
const expectedPhase = {
  ...{'phase-name': text, timeout: 'number', 'total-stages': 'number', 'current-stage': 'number'},
  ...{'stop-at-stage': 'number', stages: 'array', inprogress: 'boolean', 'completion-percentage': 'number'},
  ...{result: text, reason: text, response: text, 'start-date-time': text, 'end-date-time': text},
}
const expectedStage = {
  ...{'stage-id': 'number', 'stage-name': text, timeout: 'number', 'total-steps': 'number', 'current-step': 'number'},
  ...{steps: 'array', inprogress: 'boolean', result: text, reason: text},
  ...{'start-date-time': text, 'end-date-time': text},
}
const expectedStep = {
  ...{'step-id': 'number', 'step-name': text, timeout: 'number', 'entity-type': text, 'entity-uuids': 'array'},
  ...{'entity-names': 'array', result: text, reason: text, 'start-date-time': text, 'end-date-time': text},
}

const kind = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
const shape = (value: unknown) =>
  Object.entries(value as Record<string, unknown>).map(([key, field]) => [key, kind(field)])

test('a strategy, its phases, stages and steps have the keys of the genuine server', () => {
  const phase = strategy['build-phase'] as {stages: {steps: object[]}[]}
  expect(shape(strategy)).toEqual(Object.entries(expectedStrategy))
  expect(shape(phase)).toEqual(Object.entries(expectedPhase))
  expect(shape(phase.stages[0])).toEqual(Object.entries(expectedStage))
  expect(shape(phase.stages[0]?.steps[0])).toEqual(Object.entries(expectedStep))
})

test('a stage may take as long as its steps and a second, a phase as its stages and another', () => {
  const phase = strategy['build-phase'] as {timeout: number; stages: {timeout: number}[]}
  expect(phase.stages.map(({timeout}) => timeout)).toEqual([181])
  expect(phase.timeout).toBe(182)
})

test('errors carry fault code, text, and nothing to debug, in this order', async () => {
  const {status, body} = await site.session.ask('POST', path, {})
  expect(status).toBe(400)
  expect(Object.keys(body as object)).toEqual(['faultcode', 'faultstring', 'debuginfo'])
})

test('a deleted strategy leaves an empty answer', async () => {
  const {status, body} = await site.session.ask('DELETE', path, {})
  expect([status, body]).toEqual([204, ''])
  expect((await site.session.ask('GET', path)).body).toEqual({strategy: null})
})
