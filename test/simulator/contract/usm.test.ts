import {afterAll, describe, expect, test} from 'vitest'
import {logIn} from '../support/session.js'
import {Site} from '../usm/site.js'
import {changes, expectAsRecorded, type Recorded, recorded} from './recording.js'

// Left out: a release of the old kind, which the simulator has none of; an image whose signature does not fit, which it
// cannot tell; a host that the recorder's system had besides; and what a refused start leaves selected.

const metapackages = ['base', 'distcloud', 'infra', 'k8s', 'swmgmt'].map((name) => ({name}))
const patch = (version: string, requires: string, reboot: boolean) => ({
  [`starlingx-${version}.patch`]: JSON.stringify({
    sw_version: version,
    requires: [`starlingx-${requires}`],
    reboot_required: reboot,
    metapackages,
  }),
})

/** How far the deployment of 26.03.1 has come; each scene goes on from the one before. */
const ways: readonly [scene: string, way: (site: Site) => Promise<unknown>][] = [
  ['offered', async () => undefined],
  ['selected', (site) => site.post('deploy/select', {releases: ['starlingx-26.03.1']})],
  ['starting', (site) => site.post('deploy/start', {releases: ['starlingx-26.03.1']})],
  ['started', (site) => site.advance('10m')],
  ['one host', (site) => deployHost(site, 'controller-0')],
  ['all hosts', (site) => deployHost(site, 'controller-1')],
  [
    'activated',
    async (site) => {
      await site.post('deploy/activate')
      await site.advance('10m')
    },
  ],
  ['completed', (site) => site.post('deploy/complete')],
]

async function deployHost(site: Site, hostname: string): Promise<void> {
  await site.post(`deploy_host/${hostname}`)
  await site.advance('10m')
}

async function open(scene: string): Promise<Site> {
  const site = await Site.open({scenario: 'aio-dx'})
  await site.provide(patch('26.03.1', '26.03.0', false))
  await site.provide(patch('26.03.2', '26.03.1', true))
  if (scene === 'two selected') {
    await site.post('deploy/select', {releases: ['base_26.03.1', 'k8s_26.03.1']})
    return site
  }
  const until = ways.findIndex(([name]) => name === scene)
  for (const [, way] of ways.slice(0, until + 1)) await way(site)
  return site
}

const shared = new Map<string, Promise<Site>>()
const sceneOf = async (scene: string): Promise<Site> => {
  const opening = shared.get(scene) ?? open(scene)
  shared.set(scene, opening)
  return opening
}
afterAll(async () => {
  for (const opening of shared.values()) await (await opening).close()
})

async function replay(row: Recorded): Promise<void> {
  if (!changes(row)) return expectAsRecorded((await sceneOf(row.scene)).session, '/usm', row)
  const site = await open(row.scene)
  try {
    await expectAsRecorded(site.session, '/usm', row)
  } finally {
    await site.close()
  }
}

describe('what the genuine usm was asked is answered alike', () => {
  test.each(recorded('usm'))('$n $ask, $scene', replay)
})

test('a role that does not suffice is told which one would', async () => {
  const {session} = await sceneOf('offered')
  const token = await logIn(session.simulator, 'reader')
  const answer = await session.ask('POST', '/RegionOne/usm/v1/deploy/start', {}, {'x-auth-token': token})
  expect([answer.status, answer.headers['content-type']]).toEqual([403, 'text/html; charset=UTF-8'])
  expect(answer.body).toContain('Not allowed, role admin or configurator is needed')
})

test.each([
  ['GET', 'software/nope', 405],
  ['GET', 'system_deploy/nope', 405],
  ['GET', 'deploy_host/nope', 405],
  ['PUT', 'deploy', 405],
  ['POST', 'deploy_host', 200],
  ['POST', 'release/commit', 404],
])('%s %s answers %i with an error in JSON', async (method, path, status) => {
  const answer = await (await sceneOf('offered')).ask(method, path)
  expect([answer.status, (answer.body as {error: string}).error]).toEqual([status, expect.stringMatching(/\w/)])
})
