import {afterAll, describe, expect, test} from 'vitest'
import {Orchestrated} from '../vim/site.js'
import {changes, expectAsRecorded, type Recorded, recorded} from './recording.js'

// Left out: replies that the recorder's stand-ins for usm and sysinv made, and no genuine system would.

const wishes: Readonly<Record<string, object>> = {
  'sw-upgrade': {release: ['starlingx-26.03.1']},
  'kube-upgrade': {'to-version': 'v1.33.0'},
  'kube-rootca-update': {},
  'system-config-update': {},
}

async function open(scene: string): Promise<Orchestrated> {
  const system = await Orchestrated.open('aio-dx')
  await system.site.provide({'starlingx-26.03.1.patch': 'x'})
  const [type = '', state] = scene.split(' ')
  if (state === undefined) return system
  expect(await system.create(type, wishes[type])).not.toBeNull()
  if (state === 'applying') await system.apply(type, '1s')
  return system
}

const shared = new Map<string, Promise<Orchestrated>>()
afterAll(async () => {
  for (const opening of shared.values()) await (await opening).close()
})

async function replay(row: Recorded): Promise<void> {
  if (!changes(row)) {
    const opening = shared.get(row.scene) ?? open(row.scene)
    shared.set(row.scene, opening)
    return expectAsRecorded((await opening).site.session, '/vim', row)
  }
  const system = await open(row.scene)
  try {
    await expectAsRecorded(system.site.session, '/vim', row)
  } finally {
    await system.close()
  }
}

describe('what the genuine vim was asked is answered alike', () => {
  test.each(recorded('vim'))('$n $ask, $scene', replay)
})

const usual = {
  'controller-apply-type': 'serial',
  'storage-apply-type': 'serial',
  'worker-apply-type': 'serial',
  'default-instance-action': 'stop-start',
  rollback: null,
  delete: null,
}

describe('what the genuine API makes of a body', () => {
  const path = '/RegionOne/vim/api/orchestration/sw-upgrade/strategy'
  const fault = async (body: string | undefined, type = 'application/json') => {
    const system = await (shared.get('nothing') ?? open('nothing'))
    shared.set('nothing', Promise.resolve(system))
    const {simulator, token} = system.site.session
    const headers = {'x-auth-token': token, 'content-type': type}
    const answer = await fetch(simulator.url + path, {method: 'POST', headers, body})
    return [answer.status, ((await answer.json()) as {faultstring: string}).faultstring]
  }
  const shown = (body: object) => JSON.stringify(body)
  const value = (text: string) =>
    "{'controller-apply-type': 'serial', 'storage-apply-type': 'serial', 'worker-apply-type': 'serial', " +
    `'default-instance-action': 'stop-start', 'rollback': None, 'delete': None, ${text}}`

  test.each<[string, string | undefined, number, string]>([
    ['nothing', undefined, 400, 'Missing argument: "request_data"'],
    ['no JSON', '{', 400, 'Request is not in valid JSON format'],
    ['two unknown attributes', shown({a: 1, b: 2}), 400, 'Unknown attributes for argument request_data: a, b'],
    [
      'a number that is none',
      shown({...usual, 'max-parallel-worker-hosts': 'x'}),
      400,
      `Invalid input for field/attribute request_data. Value: '${value("'max-parallel-worker-hosts': 'x'")}'. invalid literal for int() with base 10: 'x'`,
    ],
    [
      'a boolean that is none',
      shown({...usual, snapshot: 'perhaps'}),
      400,
      `Invalid input for field/attribute request_data. Value: '${value("'snapshot': 'perhaps'")}'. Value not an unambiguous boolean: perhaps`,
    ],
    [
      'a list that is none',
      shown({...usual, release: 'a'}),
      400,
      `Invalid input for field/attribute request_data. Value: '${value("'release': 'a'")}'. Value not a valid list: 'a'`,
    ],
    [
      'a text that is none',
      shown({...usual, 'kube-upgrade': 3}),
      400,
      "Invalid input for field/attribute kube-upgrade. Value: '3'. Wrong type. Expected '<class 'str'>', got '<class 'int'>'",
    ],
    ['a list', '[]', 400, "Invalid input for field/attribute request_data. Value: '[]'. Value not an object"],
  ])('%s', async (_, body, status, words) => {
    expect(await fault(body)).toEqual([status, words])
  })

  test('JSON that calls itself text', async () => {
    expect(await fault('{}', 'text/plain')).toEqual([415, 'Unknown mimetype: text/plain'])
  })
})

test('a stage may take as long as its steps and a second, a phase as its stages and another', async () => {
  const system = await (shared.get('sw-upgrade built') ?? open('sw-upgrade built'))
  shared.set('sw-upgrade built', Promise.resolve(system))
  const strategy = (await system.show('sw-upgrade')) as unknown as {
    'build-phase': {timeout: number; stages: {timeout: number}[]}
  }
  expect(strategy['build-phase'].stages.map(({timeout}) => timeout)).toEqual([181])
  expect(strategy['build-phase'].timeout).toBe(182)
})

test('a page of an error for whoever does not ask for JSON', async () => {
  const system = await (shared.get('nothing') ?? open('nothing'))
  shared.set('nothing', Promise.resolve(system))
  const answer = await system.site.session.ask('GET', '/RegionOne/vim/nope', undefined, {accept: '*/*'})
  expect([answer.status, answer.headers['content-type']]).toEqual([404, 'text/html; charset=UTF-8'])
  expect(answer.body).toContain('<h1>404 Not Found</h1>')
})
