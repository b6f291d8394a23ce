import {expect, test} from 'vitest'
import {errorPage} from '../../support/dcmanager.js'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'
import {type Exchange, useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const {write} = useFolder()
const dcmanager = '/dcmanager/v1.0'

let ids = 0
const subcloud = (deploy: string, more: object = {}) => {
  ids += 1
  return {
    ...{id: ids, name: `s${ids}`, 'management-state': 'managed', 'availability-status': 'online'},
    ...{'deploy-status': deploy, ...more},
  }
}

/** Something of everything that counts, and something that does not beside it. */
const fleet = [
  subcloud('complete', {'backup-status': 'complete-central'}),
  subcloud('complete', {'backup-status': 'complete-local', 'prestage-status': 'prestaging'}),
  subcloud('complete', {'backup-status': 'backing-up', 'prestage-status': 'complete'}),
  subcloud('complete', {'backup-status': 'pre-backup'}),
  subcloud('install-failed'),
  ...['installing', 'bootstrapping', 'restoring', 'rehoming', 'pre-rehome'].map((state) => subcloud(state)),
  ...['secondary', 'secondary-failed', 'secondary'].map((state) => subcloud(state)),
]

const group = (id: number, way: string, most: number) => ({
  ...{id, name: `g${id}`, update_apply_type: way, max_parallel_subclouds: most},
})

function system(strategy: Omit<Exchange, 'path'>): Exchange[] {
  const step = (state: string, id: number) => ({id, cloud: `s${id}`, state})
  const peers = [10, 30].map((most, id) => ({id, peer_group_name: `p${id}`, max_subcloud_rehoming: most}))
  const filesystem = (name: string, size: number) => ({uuid: name, name, size})
  const release = (version: string) => ({release_id: `starlingx-${version}`, state: 'deployed', sw_version: version})
  const states = ['initial', 'updating', 'complete', 'failed', 'aborted', 'updating']
  return [
    {path: `${dcmanager}/subclouds/`, reply: {subclouds: fleet}},
    {
      path: `${dcmanager}/subcloud-groups/`,
      reply: {subcloud_groups: [group(1, 'parallel', 2), group(2, 'parallel', 120), group(3, 'serial', 400)]},
    },
    {path: `${dcmanager}/subcloud-peer-groups/`, reply: {subcloud_peer_groups: peers}},
    {path: `${dcmanager}/sw-update-strategy`, ...strategy},
    {path: `${dcmanager}/sw-update-strategy/steps`, reply: {'strategy-steps': states.map(step)}},
    {
      path: '/sysinv/v1/controller_fs',
      reply: {
        controller_fs: [filesystem('dc-vault', 15), filesystem('docker-distribution', 16), filesystem('etcd', 5)],
      },
    },
    {
      path: '/sysinv/v1/registry_image?filter_out_untagged=1',
      reply: {registry_images: ['a', 'b', 'c'].map((name) => ({name}))},
    },
    {path: '/usm/v1/release', reply: ['26.03.0', '26.03.1', '25.09.0'].map(release)},
  ]
}

const profile = `
subclouds: {known: 12}
vault: {backup: {size: 1024}, release: {size: 2048}}
registry: {image: {size: 1024}}
operations: {deploy: {known: 1}}
`

const applied = (type: string) => ({reply: {type, state: 'applying'}})
const uses = async (strategy: Omit<Exchange, 'path'>) => {
  expectWire(...system(strategy))
  const {stdout, stderr, code} = await runProgram([
    ...['plan', 'capacity', write('profile.yaml', profile), '--show', 'use', '--format', 'json'],
  ])
  expect({stderr, code}).toEqual({stderr: '', code: 1})
  const rows = JSON.parse(stdout) as {what: string; unit: string; now: number; running: number; holds: number}[]
  return Object.fromEntries(rows.map(({what, now, running, holds}) => [what, [now, running, holds]]))
}

test('what there is, what groups ask for, and what runs', async () => {
  expect(await uses(applied('sw-deploy'))).toEqual({
    // Three stand by for peers, so as many of the twelve are kept free.
    subclouds: [10, null, 9],
    // One backup and one more while it is taken anew, and two releases.
    'dc-vault': [6, null, 12],
    'docker-distribution': [3, null, 12.8],
    deploy: [2, 2, 1],
    upgrade: [120, 2, 5000],
    prestage: [120, 1, 250],
    backup: [2, 2, 250],
    restore: [1, 1, 100],
    rehome: [30, 2, 250],
  })
})

test('what a strategy prestages is no upgrade', async () => {
  const {upgrade, prestage} = await uses(applied('prestage'))
  expect({upgrade, prestage}).toEqual({upgrade: [120, 0, 5000], prestage: [120, 1, 250]})
})

test('a strategy that is gone by now is no prestaging', async () => {
  const none = {status: 404, reply: errorPage('404 Not Found', 'Strategy with type None not found')}
  expect(await uses(none)).toMatchObject({upgrade: [120, 2, 5000]})
})

test('a system that does not answer is planned without', async () => {
  const {stderr, code} = await runProgram([
    ...['plan', 'capacity', write('profile.yaml', profile), '--os-auth-url', 'http://127.0.0.1:1/v3'],
  ])
  expect(code).not.toBe(0)
  expect(stderr).toContain('plan without the live system: --offline')
})

test('it says what is missing without a system', async () => {
  const {stderr, code} = await runProgram(['plan', 'capacity', write('profile.yaml', profile), '--offline'])
  expect(code).toBe(2)
  expect(stderr).toContain('line 2, column 1: subclouds.now is missing: say it, or leave --offline out and it is read')
})

test('--within widens what fails', async () => {
  const file = write('slow.yaml', 'subclouds: {known: 10, now: 9, yearly: 1}\nyears: 3\n')
  const offline = (...more: string[]) => runProgram(['plan', 'capacity', file, '--offline', ...more])
  expect((await offline()).code).toBe(0)
  expect((await offline('--within', '23')).code).toBe(0)
  const late = await offline('--within', '24', '--show', 'endings', '--format', 'value')
  expect(late).toMatchObject({code: 1, stdout: 'subclouds in 2y another system controller, for 2 subclouds\n'})
})
