import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {call, force, password, send} from '../simulator/support/fleet.js'
import type {Session} from '../simulator/support/session.js'
import {temporaryDirectory} from '../simulator/support/temporary.js'
import {openConnected} from '../support/connected.js'
import {runProgram} from '../support/run.js'

let session: Session
beforeAll(async () => {
  session = await openConnected({scenario: 'dc', subclouds: 8})
  await call(session, 'POST', '/subcloud-groups', {
    ...{name: 'east', description: 'a drill', max_parallel_subclouds: 2, update_apply_type: 'parallel'},
  })
  for (const name of ['subcloud1', 'subcloud2', 'subcloud3']) await move(name, 'east')
})
afterAll(() => session.simulator.close())

const move = (name: string, group: string) => send(session, 'PATCH', `/subclouds/${name}`, {group_id: group})
const plan = (...words: string[]) => runProgram(['strategy', 'prestage', 'plan', '--for-sw-deploy', ...words])
const planned = async (...words: string[]) => {
  const {stdout, stderr, code} = await plan(...words, '--format', 'json')
  return {stderr, code, plan: JSON.parse(stdout) as {scope: string; drift?: object; subclouds: {name: string}[]}}
}

/** The requests that were sent, without those that sign in. */
const sentIn = (stderr: string) =>
  stderr.split('\n').filter((line) => /^[A-Z]+ +http/.test(line) && !line.includes('/keystone/'))

test('the system controller is asked as often for eight subclouds as for one; of each one thing is', async () => {
  const {stderr, code} = await plan('-v', '--no-cache')
  expect(code).toBe(0)
  const sent = sentIn(stderr)
  expect(sent.filter((line) => !line.startsWith('GET '))).toEqual([])
  const inside = sent.filter((line) => /\/subcloud\d/.test(line))
  expect(inside).toHaveLength(8)
  expect(sent.length - inside.length).toBeLessThanOrEqual(8)
  const central = sentIn((await plan('-v', '--no-cache', '--central')).stderr)
  expect(central.filter((line) => /\/subcloud\d/.test(line))).toEqual([])
  expect(central.length).toBe(sent.length - inside.length)
})

describe('a selection is planned as the API can be told of it', () => {
  test.each([
    ['all', ['--subclouds', 'all']],
    ['group', ['--subclouds', 'group:east']],
    ['one', ['--subclouds', 'subcloud4']],
    ['selection', ['--subclouds', 'group:east,subcloud4']],
    ['group', ['--group', 'east']],
    ['one', ['subcloud5']],
  ])('%s: %j', async (scope, words) => {
    expect((await planned(...words)).plan.scope).toBe(scope)
  })
})

describe('a plan that is kept', () => {
  test('pins who was meant, and tells who came and who went since', async () => {
    const file = join(temporaryDirectory(), 'plan.json')
    writeFileSync(file, (await plan('--subclouds', 'group:east', '--format', 'json')).stdout)
    expect(await planned('--plan-file', file)).toMatchObject({stderr: '', plan: {drift: {came: [], went: []}}})
    await move('subcloud4', 'east')
    await move('subcloud2', 'Default')
    const now = await planned('--plan-file', file)
    expect(now).toMatchObject({
      stderr: 'since it was planned 1 came: subcloud4, 1 went: subcloud2; it is about those of the plan\n',
      code: 0,
      plan: {scope: 'selection', drift: {came: ['subcloud4'], went: ['subcloud2']}},
    })
    expect(now.plan.subclouds.map(({name}) => name)).toEqual(['subcloud1', 'subcloud2', 'subcloud3'])
    const other = await planned('--plan-file', file, '--subclouds', 'subcloud1')
    expect(other.plan).toMatchObject({drift: {came: [], went: ['subcloud2', 'subcloud3']}})
    await move('subcloud2', 'east')
    await move('subcloud4', 'Default')
  })

  const kept = {type: 'prestage', scope: 'all', subclouds: [{name: 'subcloud1', fate: 'takes-part'}]}
  test.each<[string, string, string[], string]>([
    ['is not there', '', ['--plan-file', 'nowhere.json'], 'the plan does not exist: nowhere.json; check the path'],
    ['is no JSON', '{', [], ' is no plan: it is not JSON; write it with: stx strategy TYPE plan … --format json'],
    ['is of something else', '[]', [], ' is no plan; write it with: stx strategy TYPE plan … --format json'],
    ['has nobody', JSON.stringify({...kept, subclouds: []}), [], ' is no plan: subclouds is missing or wrong; write'],
    ['is of another type', JSON.stringify({...kept, type: 'firmware'}), [], ' is a plan of firmware, not of prestage'],
    ['and a name', JSON.stringify(kept), ['subcloud1'], '--plan-file says which subclouds; leave out the name'],
  ])('that %s is refused, and nothing is sent', async (_what, content, words, complaint) => {
    const file = join(temporaryDirectory(), 'plan.json')
    writeFileSync(file, content)
    const {stdout, stderr, code} = await plan(
      '-v',
      '--no-cache',
      ...(words[0] === '--plan-file' ? words : ['--plan-file', file, ...words]),
    )
    expect({stdout, code}).toEqual({stdout: '', code: 2})
    expect(stderr).toContain(complaint)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

test.each<[string[], string]>([
  [['--subclouds', 'all', '--group', 'east'], '--group and --subclouds exclude each other; give one of them'],
  [['subcloud1', '--subclouds', 'all'], 'subcloud1 and --subclouds exclude each other; give one of them'],
  [['subcloud1', '--group', 'east'], 'The cloud_name and group options are mutually exclusive.'],
  [['--per-site', '0'], '--per-site 0 is no time; such as 45m'],
  [['--per-site', 'soon'], '"soon" is not a duration'],
  [['--for-install'], 'Options --for-install and --for-sw-deploy cannot be combined'],
])('%j is refused before anything is asked', async (words, complaint) => {
  const {stdout, stderr, code} = await plan('-v', '--no-cache', ...words)
  expect({stdout, code}).toEqual({stdout: '', code: 2})
  expect(stderr).toContain(complaint)
  expect(sentIn(stderr)).toEqual([])
})

test('names that are not there are told with those that may have been meant', async () => {
  expect(await plan('subcloud77')).toMatchObject({
    code: 5,
    stderr: expect.stringContaining('subcloud not found: subcloud77'),
  })
  expect(await plan('--group', 'eats')).toMatchObject({code: 5, stderr: expect.stringContaining('did you mean east?')})
})

test('a strategy that is there is in the way: the plan is shown, and the exit code says so', async () => {
  await call(session, 'POST', '/sw-update-strategy', {
    type: 'prestage',
    sysadmin_password: password,
    for_sw_deploy: 'true',
  })
  const {stdout, stderr, code} = await plan('--show', 'sites', '--format', 'value')
  expect({code, stderr}).toEqual({
    code: 6,
    stderr:
      'stx: dcmanager would refuse it: there is a prestage strategy already, and it is initial; see: stx strategy step list\n',
  })
  expect(stdout.split('\n')).toContain('subcloud1 east takes part 1 ')
  await call(session, 'DELETE', '/sw-update-strategy')
})

test('a subcloud with a hostile name is harmless', async () => {
  const hostile = '\u001b[31m<script>\u202ekcatta'
  const {subclouds} = await import('../../src/simulator/services/dcmanager/record/model.js')
  const was = session.simulator.sim.in('RegionOne').of(subclouds).find({name: 'subcloud8'})
  await force(session, 'subcloud8', {name: hostile, management: 'unmanaged'})
  for (const show of ['summary', 'sites']) {
    const {stdout} = await plan('--show', show)
    expect(stdout).toContain('<script>')
    expect(stdout).not.toContain('\u001b')
    expect(stdout).not.toContain('\u202e')
  }
  await force(session, hostile, {name: was?.name, management: 'managed'})
})
