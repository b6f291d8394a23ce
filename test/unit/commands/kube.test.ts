import {describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {cellsOf, refusal} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const v1 = '/sysinv/v1'
const set = (members: Record<string, string>) =>
  Object.entries(members).map(([name, value]) => ({op: 'replace', path: `/${name}`, value}))

const hostUuid = '07e0dc59-7695-4732-aef5-d964ba620370'
const controller = {
  id: 1,
  uuid: hostUuid,
  hostname: 'controller-0',
  personality: 'controller',
  administrative: 'unlocked',
  operational: 'enabled',
  availability: 'available',
}
const getHosts = {path: `${v1}/ihosts`, reply: {ihosts: [controller, {...controller, id: 2, hostname: 'storage-0'}]}}

describe('clusters and versions', () => {
  const cluster = {cluster_name: 'kubernetes', cluster_version: 'v1.31.5', cluster_api_endpoint: 'https://x:6443'}

  test('cluster list and show', async () => {
    expectWire({path: `${v1}/kube_clusters`, reply: {kube_clusters: [cluster]}})
    expect(cellsOf((await runProgram(['kube', 'cluster', 'list'])).stdout)).toEqual([
      ['cluster_name', 'cluster_version', 'cluster_api_endpoint'],
      ['kubernetes', 'v1.31.5', 'https://x:6443'],
    ])
    expectWire({path: `${v1}/kube_clusters/kubernetes`, reply: {...cluster, admin_user: 'kubernetes-admin'}})
    expect(cellsOf((await runProgram(['kube', 'cluster', 'show', 'kubernetes'])).stdout)[1]).toEqual([
      'admin_user',
      'kubernetes-admin',
    ])
  })

  test('version list keeps the order of the server', async () => {
    const kube_versions = [
      {version: 'v1.31.5', target: true, state: 'active'},
      {version: 'v1.29.2', target: false, state: 'unavailable'},
    ]
    expectWire({path: `${v1}/kube_versions`, reply: {kube_versions}})
    expect(cellsOf((await runProgram(['kube', 'version', 'list'])).stdout)).toEqual([
      ['version', 'target', 'state'],
      ['v1.31.5', 'True', 'active'],
      ['v1.29.2', 'False', 'unavailable'],
    ])
  })

  test('version show leaves out where one can come from', async () => {
    const reply = {version: 'v1.31.5', upgrade_from: ['v1.30.6'], downgrade_to: [], target: true, state: 'active'}
    expectWire({path: `${v1}/kube_versions/v1.31.5`, reply})
    expect(cellsOf((await runProgram(['kube', 'version', 'show', 'v1.31.5'])).stdout)).toEqual([
      ['Property', 'Value'],
      ['downgrade_to', '[]'],
      ['state', 'active'],
      ['target', 'True'],
      ['version', 'v1.31.5'],
    ])
    expectWire({path: `${v1}/kube_versions/v9`, status: 404, reply: refusal('v9')})
    expect(await runProgram(['kube', 'version', 'show', 'v9'])).toMatchObject({
      stderr: 'stx: kubernetes version not found: v9; see: stx kube version list\n',
      code: 5,
    })
  })

  test('config-kubelet says what the reply says', async () => {
    const apply = (reply: object) => expectWire({method: 'POST', path: `${v1}/kube_config_kubelet/apply`, reply})
    apply({success: 'applied', error: ''})
    expect(await runProgram(['kube', 'config-kubelet'])).toMatchObject({stderr: 'Success: applied\n', code: 0})
    apply({success: '', error: 'not now'})
    expect(await runProgram(['kube', 'config-kubelet'])).toMatchObject({stderr: 'stx: not now\n', code: 1})
    apply({success: '', error: 'not now'})
    const official = await runProgram(['kube-config-kubelet'], {program: 'system'})
    expect(official).toEqual({stdout: 'Error: not now\n', stderr: '', code: 0})
  })
})

describe('an upgrade', () => {
  const upgrade = (state: string) => ({
    uuid: 'k1',
    from_version: 'v1.31.5',
    to_version: 'v1.32.2',
    state,
    created_at: null,
    updated_at: null,
  })
  const current = (...states: string[]) => ({
    path: `${v1}/kube_upgrade`,
    reply: {kube_upgrades: states.map(upgrade)},
  })
  const step = (asked: string, sent: Record<string, string> = {}) => ({
    method: 'PATCH' as const,
    path: `${v1}/kube_upgrade`,
    sends: set({...sent, state: asked}),
    reply: upgrade(asked),
  })

  test('start reads what was stored', async () => {
    expectWire(
      {
        method: 'POST',
        path: `${v1}/kube_upgrade`,
        sends: {to_version: 'v1.32.2', force: true},
        reply: upgrade('upgrade-started'),
      },
      {path: `${v1}/kube_upgrade/k1`, reply: upgrade('upgrade-started')},
    )
    expect(cellsOf((await runProgram(['kube', 'upgrade', 'start', 'v1.32.2', '--force'])).stdout)).toEqual([
      ['Property', 'Value'],
      ['uuid', 'k1'],
      ['from_version', 'v1.31.5'],
      ['to_version', 'v1.32.2'],
      ['state', 'upgrade-started'],
      ['created_at', 'None'],
      ['updated_at', 'None'],
    ])
  })

  test('start needs a version', async () => {
    expect(await runProgram(['kube', 'upgrade', 'start'])).toMatchObject({code: 2})
    const official = await runProgram(['kube-upgrade-start'], {program: 'system'})
    expect(official).toEqual({stdout: '', stderr: 'Missing <target kubernetes version>.\n', code: 1})
  })

  test.each([
    [['kube', 'upgrade', 'download-images'], 'downloading-images', 'downloaded-images'],
    [['kube', 'pre-application-update'], 'pre-updating-apps', 'pre-updated-apps'],
    [['kube', 'upgrade', 'networking'], 'upgrading-networking', 'upgraded-networking'],
    [['kube', 'upgrade', 'storage'], 'upgrading-storage', 'upgraded-storage'],
    [['kube', 'post-application-update'], 'post-updating-apps', 'post-updated-apps'],
    [['kube', 'upgrade', 'abort'], 'upgrade-aborting', 'upgrade-aborted'],
  ])('%j waits from %s to %s', async (words, asked, goal) => {
    expectWire(step(asked), current(goal))
    const {stdout, stderr, code} = await runProgram([...words, '--wait', '-f', 'value', '-c', 'state'])
    expect({stdout, code}).toEqual({stdout: `${goal}\n`, code: 0})
    expect(stderr).toContain(asked)
  })

  test('a step that fails is exit code 3', async () => {
    expectWire(step('upgrading-networking'), current('upgrading-networking-failed'))
    const {stderr, code} = await runProgram(['kube', 'upgrade', 'networking', '--wait', '--quiet'])
    expect({stderr, code}).toEqual({
      stderr: 'stx: kubernetes upgrade failed: upgrading-networking-failed; see: stx orchestration why kube-upgrade\n',
      code: 3,
    })
  })

  test.each([
    ['cordon', 'cordon-started', 'cordon-complete'],
    ['uncordon', 'uncordon-started', 'uncordon-complete'],
  ])('host %s names the host', async (verb, asked, goal) => {
    expectWire(getHosts, step(asked, {hostname: 'controller-0'}), current(goal))
    const {stdout} = await runProgram(['kube', 'host', verb, 'controller-0', '--wait', '-f', 'value', '-c', 'state'])
    expect(stdout).toBe(`${goal}\n`)
  })

  test('complete', async () => {
    expectWire(step('upgrade-complete'))
    expect((await runProgram(['kube', 'upgrade', 'complete'])).stdout).toContain('upgrade-complete')
  })

  test('show, and show of none', async () => {
    expectWire(current('upgrade-started'))
    expect((await runProgram(['kube', 'upgrade', 'show'])).stdout).toContain('upgrade-started')
    expectWire(current())
    expect(await runProgram(['kube', 'upgrade', 'show'])).toEqual({
      stdout: '',
      stderr: 'stx: A kubernetes upgrade is not in progress\n',
      code: 5,
    })
    expectWire(current())
    expect(await runProgram(['kube-upgrade-show'], {program: 'system'})).toEqual({
      stdout: 'A kubernetes upgrade is not in progress\n',
      stderr: '',
      code: 0,
    })
  })

  test('failed gives up a step that hangs, and no other', async () => {
    expectWire(current('upgrading-first-master'), step('upgrading-first-master-failed'))
    expect((await runProgram(['kube', 'upgrade', 'failed'])).stdout).toContain('upgrading-first-master-failed')
    expectWire(current('upgraded-networking'))
    expect(await runProgram(['kube', 'upgrade', 'failed'])).toMatchObject({
      stderr: 'stx: Kubernetes upgrade is in upgraded-networking state, cannot be set to failed\n',
      code: 6,
    })
    expectWire(current())
    expect((await runProgram(['kube', 'upgrade', 'failed'])).code).toBe(5)
  })

  test('delete', async () => {
    expectWire({method: 'DELETE', path: `${v1}/kube_upgrade`, status: 204, reply: ''})
    expect((await runProgram(['kube', 'upgrade', 'delete', '--yes'])).stderr).toBe('Kubernetes upgrade deleted\n')
  })
})

describe('hosts', () => {
  const row = (more: object = {}) => ({
    id: 7,
    host_id: 1,
    target_version: 'v1.32.2',
    status: '',
    control_plane_version: 'v1.31.5',
    kubelet_version: 'v1.31.5',
    ...more,
  })
  const upgrades = (more: object = {}) => ({
    path: `${v1}/kube_host_upgrades`,
    reply: {kube_host_upgrades: [row(more)]},
  })

  test('list leaves out those without kubernetes', async () => {
    expectWire(getHosts, upgrades())
    expect(cellsOf((await runProgram(['kube', 'host', 'upgrade-list'])).stdout)).toEqual([
      ['id', 'hostname', 'personality', 'target_version', 'control_plane_version', 'kubelet_version', 'status'],
      ['1', 'controller-0', 'controller', 'v1.32.2', 'v1.31.5', 'v1.31.5', ''],
    ])
  })

  test.each([
    ['control-plane', 'kube_upgrade_control_plane', 'upgrading-control-plane', {control_plane_version: 'v1.32.2'}],
    ['kubelet', 'kube_upgrade_kubelet', 'upgrading-kubelet', {kubelet_version: 'v1.32.2', status: 'upgraded-kubelet'}],
  ])('upgrade of the %s waits until it runs the new version', async (component, verb, status, done) => {
    expectWire(
      getHosts,
      {method: 'POST', path: `${v1}/ihosts/controller-0/${verb}`, sends: {force: false}, reply: controller},
      upgrades({status}),
      {path: `${v1}/ihosts/1`, reply: controller},
      upgrades(done),
    )
    const {stdout, stderr, code} = await runProgram(['kube', 'host', 'upgrade', 'controller-0', component, '--wait'])
    expect(code).toBe(0)
    expect(stderr).toContain(`${component} of host controller-0: ${status}\n`)
    expect(cellsOf(stdout).map(([name]) => name)).toEqual([
      ...['Property', 'control_plane_version', 'hostname', 'id', 'kubelet_version', 'personality', 'status'],
      'target_version',
    ])
  })

  test('upgrade that fails is exit code 3; another component is misuse', async () => {
    expectWire(
      getHosts,
      {method: 'POST', path: `${v1}/ihosts/controller-0/kube_upgrade_kubelet`, reply: controller},
      upgrades({status: 'upgrading-kubelet-failed'}),
    )
    const words = ['kube', 'host', 'upgrade', 'controller-0']
    expect((await runProgram([...words, 'kubelet', '--wait', '--quiet'])).code).toBe(3)
    expect((await runProgram([...words, 'pods'])).code).toBe(2)
  })
})

describe('root CA', () => {
  const update = (state: string) => ({
    uuid: 'r1',
    state,
    from_rootca_cert: 'old',
    to_rootca_cert: null,
    created_at: null,
    updated_at: null,
  })
  const at = `${v1}/kube_rootca_update`
  const list = (...states: string[]) => ({path: `${at}/`, reply: {kube_rootca_updates: states.map(update)}})

  test('update start', async () => {
    expectWire(
      {method: 'POST', path: `${at}/?force=True`, sends: {}, reply: update('update-started')},
      {path: `${at}/r1`, reply: update('update-started')},
    )
    expect(cellsOf((await runProgram(['kube', 'rootca', 'update', 'start', '-f'])).stdout)).toEqual([
      ['Property', 'Value'],
      ['uuid', 'r1'],
      ['state', 'update-started'],
      ['from_rootca_cert', 'old'],
      ['to_rootca_cert', 'None'],
      ['created_at', 'None'],
      ['updated_at', 'None'],
    ])
  })

  test('update show is a list', async () => {
    expectWire(list('update-started'))
    expect(cellsOf((await runProgram(['kube', 'rootca', 'update', 'show'])).stdout)[1]?.slice(0, 2)).toEqual([
      'r1',
      'update-started',
    ])
  })

  test.each([
    ['complete', 'update-completed'],
    ['abort', 'update-aborted'],
  ])('update %s', async (verb, state) => {
    expectWire({method: 'PATCH', path: `${at}/`, sends: set({state}), reply: update(state)})
    expect((await runProgram(['kube', 'rootca', 'update', verb])).stdout).toContain(state)
  })

  test('update generate-cert', async () => {
    const generate = (sends: object, reply: object) =>
      expectWire({method: 'POST', path: `${at}/generate_cert`, sends, reply})
    const words = ['kube', 'rootca', 'update', 'generate-cert']
    generate({expiry_date: '2036-01-01', subject: 'CN=x'}, {success: 'id-1', error: ''})
    expect((await runProgram([...words, '--expiry-date', '2036-01-01', '--subject', 'CN=x'])).stderr).toBe(
      'Generated new rootca certificate: id-1\n',
    )
    generate({expiry_date: null, subject: null}, {success: '', error: 'not in this state'})
    expect(await runProgram(words)).toMatchObject({stderr: 'stx: not in this state\n', code: 1})
  })

  test('get-cert-id', async () => {
    expectWire({path: `${at}/get_cert_id`, reply: {cert_id: 'id-0', error: ''}})
    expect((await runProgram(['kube', 'rootca', 'get-cert-id'])).stdout).toBe('Existing rootca certificate: id-0\n')
    expectWire({path: `${at}/get_cert_id`, reply: {cert_id: '', error: 'unreadable'}})
    const official = await runProgram(['kube-rootca-get-cert-id'], {program: 'system'})
    expect(official).toEqual({stdout: 'unreadable\n', stderr: '', code: 0})
  })

  const hostUpdate = (state: string) => ({
    uuid: 'h1',
    hostname: 'controller-0',
    personality: 'controller',
    state,
    effective_rootca_cert: 'old',
    target_rootca_cert: 'new',
  })

  test('host-update waits for its phase', async () => {
    expectWire(
      getHosts,
      {
        method: 'POST',
        path: `${v1}/ihosts/${hostUuid}/kube_update_ca`,
        sends: {phase: 'trust-both-cas'},
        reply: hostUpdate('updating-host-trust-both-cas'),
      },
      {path: `${at}/hosts`, reply: {kube_host_updates: [hostUpdate('updated-host-trust-both-cas')]}},
    )
    const words = ['kube', 'rootca', 'host-update', 'controller-0', '--phase', 'trust-both-cas', '--wait']
    const {stdout, code} = await runProgram([...words, '--format', 'value', '--column', 'state'])
    expect({stdout, code}).toEqual({stdout: 'updated-host-trust-both-cas\n', code: 0})
  })

  test('host-update-list', async () => {
    expectWire({path: `${at}/hosts`, reply: {kube_host_updates: [hostUpdate('x')]}})
    expect(cellsOf((await runProgram(['kube', 'rootca', 'host-update-list'])).stdout)[1]?.slice(0, 5)).toEqual([
      ...['controller-0', 'controller', 'x', 'old', 'new'],
    ])
  })

  test('pods-update waits for its phase', async () => {
    const sends = {phase: 'trust-new-ca'}
    expectWire(
      {method: 'POST', path: `${at}/pods`, sends, reply: update('updating-pods-trust-new-ca')},
      list('updated-pods-trust-new-ca'),
    )
    const {code, stdout} = await runProgram(['kube', 'rootca', 'pods-update', '--phase', 'trust-new-ca', '--wait'])
    expect(code).toBe(0)
    expect(stdout).toContain('updated-pods-trust-new-ca')
  })

  test('both need a phase', async () => {
    const words = [
      ['kube', 'rootca', 'pods-update'],
      ['kube', 'rootca', 'host-update', 'x'],
    ]
    for (const command of words) {
      expect(await runProgram(command)).toMatchObject({
        stderr: 'stx: Invalid phase value: None; pass --phase\n',
        code: 2,
      })
    }
  })
})
