import {afterEach, describe, expect, test} from 'vitest'
import {subclouds} from '../../../src/simulator/services/dcmanager/record/model.js'
import {kubeHosts} from '../../../src/simulator/services/sysinv/record/kube.js'
import {Site} from './site.js'

let site: Site
afterEach(() => site.close())

const image = {'starlingx-26.09.0.iso': 'image', 'starlingx-26.09.0.sig': 'signature'}
const major = 'starlingx-26.09.0'
const patch = 'starlingx-26.03.1'

describe('a patch that needs no reboot', () => {
  test('goes onto a simplex system while it runs', async () => {
    site = await Site.open({scenario: 'aio-sx'})
    await site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
    expect(await site.post('deploy/precheck', {releases: [patch]})).toMatchObject({
      error: '',
      major_release: false,
      reboot_required: false,
      apply_operation: true,
      from_release: '26.03.0',
      to_release: '26.03.1',
    })
    expect(await site.post('deploy/start')).toMatchObject({error: ''})
    expect(await site.deploy()).toMatchObject({state: 'start', product_deploy: true, reboot_required: false})
    expect(site.alarms()).toEqual(['900.023 host=controller'])
    await site.advance('1m')
    expect(await site.state()).toBe('start-done')
    expect(await site.hostStates()).toEqual({'controller-0': 'pending'})
    await site.post('deploy_host/controller-0')
    expect(await site.state()).toBe('host')
    await site.advance('1m')
    expect(await site.state()).toBe('host-done')
    await site.post('deploy/activate')
    expect(await site.state()).toBe('activate')
    await site.advance('2m')
    expect(await site.state()).toBe('activate-done')
    await site.post('deploy/complete')
    expect(await site.state()).toBe('completed')
    expect((await site.ask('DELETE', 'deploy')).body).toMatchObject({info: 'Deploy deleted with success'})
    expect(await site.states()).toEqual({'starlingx-26.03.0': 'deployed', [patch]: 'deployed'})
    expect(site.alarms()).toEqual([])
  })

  test('is removed again by returning to the release before it', async () => {
    site = await Site.open({scenario: 'aio-sx'})
    await site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
    const finish = async () => {
      await site.advance('1m')
      await site.post('deploy_host/controller-0')
      await site.advance('1m')
      await site.post('deploy/activate')
      await site.advance('2m')
      await site.post('deploy/complete')
      await site.ask('DELETE', 'deploy')
    }
    await site.post('deploy/start', {releases: [patch]})
    await finish()
    await site.post('deploy/start', {releases: ['starlingx-26.03.0']})
    expect(await site.deploy()).toMatchObject({state: 'start-done', apply_operation: false, to_release: '26.03.0'})
    expect(await site.states()).toMatchObject({[patch]: 'removing'})
    expect(await site.mild('DELETE', 'deploy')).toBe('406 Delete is not supported while removing a release')
    await site.post('deploy_host/controller-0')
    expect(await site.mild('POST', 'deploy/abort', {})).toBe('406 Abort operation is not supported in patch removal')
    await site.advance('1m')
    await site.post('deploy/activate')
    await site.advance('2m')
    await site.post('deploy/complete')
    await site.ask('DELETE', 'deploy')
    expect(await site.states()).toEqual({'starlingx-26.03.0': 'deployed', [patch]: 'available'})
  })
})

describe('a patch that needs a reboot, on a duplex system', () => {
  test('wants each host locked, and takes the controllers in any order', async () => {
    site = await Site.open({scenario: 'aio-dx'})
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    await site.post('deploy/start', {releases: [patch]})
    await site.advance('1m')
    expect(await site.refused('POST', 'deploy_host/controller-1')).toBe('406 Host controller-1 must be locked.')
    await site.lock('controller-1')
    await site.post('deploy_host/controller-1')
    await site.advance('1m')
    expect(site.alarms()).toContain('900.020 host=controller-1')
    expect(await site.hostStates()).toEqual({'controller-0': 'pending', 'controller-1': 'deployed'})
    await site.unlock('controller-1')
    expect(site.alarms()).not.toContain('900.020 host=controller-1')
    await site.swact('controller-0')
    await site.lock('controller-0')
    await site.post('deploy_host/controller-0')
    await site.advance('1m')
    expect(await site.refused('POST', 'deploy/activate', {})).toBe('406 Hosts must be unlocked and online.')
    await site.unlock('controller-0')
    expect(await site.post('deploy/activate')).toMatchObject({info: 'Deploy activate has started'})
    await site.advance('2m')
    await site.post('deploy/complete')
    await site.ask('DELETE', 'deploy')
    expect(await site.states()).toMatchObject({[patch]: 'deployed'})
  })

  test('fails at a host, raises an alarm, and is tried again', async () => {
    site = await Site.open({scenario: 'aio-dx'})
    await site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
    await site.post('deploy/start', {releases: [patch]})
    await site.advance('1m')
    site.fail('software.host.install', 'controller-1')
    await site.post('deploy_host/controller-1')
    await site.advance('1m')
    expect(await site.state()).toBe('host-failed')
    expect(site.alarms()).toContain('900.021 host=controller-1')
    await site.post('deploy_host/controller-1')
    expect(site.alarms()).not.toContain('900.021 host=controller-1')
    await site.advance('1m')
    expect(await site.hostStates()).toEqual({'controller-0': 'pending', 'controller-1': 'deployed'})
    expect(await site.state()).toBe('host')
  })

  test('is aborted: what was deployed goes back, the rest never went', async () => {
    site = await Site.open({scenario: 'aio-dx'})
    await site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
    await site.post('deploy/start', {releases: [patch]})
    await site.advance('1m')
    await site.post('deploy_host/controller-1')
    await site.advance('1m')
    expect(await site.post('deploy/abort')).toMatchObject({info: 'Deployment has been aborted\n'})
    expect(await site.deploy()).toMatchObject({state: 'host-rollback', from_release: '26.03.1', to_release: '26.03.0'})
    expect(await site.hostStates()).toEqual({'controller-0': 'rollback-deployed', 'controller-1': 'rollback-pending'})
    await site.post('deploy_host/controller-1/rollback')
    await site.advance('1m')
    expect(await site.state()).toBe('host-rollback-done')
    await site.ask('DELETE', 'deploy')
    expect(await site.states()).toMatchObject({[patch]: 'available'})
    expect(site.alarms()).toEqual([])
  })
})

describe('a major release on a standard system', () => {
  const order = ['controller-1', 'controller-0', 'storage-0', 'storage-1', 'worker-0', 'worker-1']

  test('goes host by host in the right order', async () => {
    site = await Site.open({scenario: 'standard'})
    await site.provide(image)
    await site.post('deploy/start', {releases: [major]})
    await site.advance('10m')
    expect(await site.deploy()).toMatchObject({state: 'start-done', major_release: true, reboot_required: true})
    for (const [at, hostname] of order.entries()) {
      const wrong = order[at + 1]
      if (wrong !== undefined && !wrong.startsWith('worker-1')) {
        expect(await site.refused('POST', `deploy_host/${wrong}`)).toBe(
          `406 ${wrong} does not satisfy the right order of deployment should be ${hostname}`,
        )
      }
      if (hostname === 'controller-0') await site.swact('controller-0')
      await site.lock(hostname)
      expect(await site.post(`deploy_host/${hostname}`)).toMatchObject({
        info: expect.stringContaining('major_release=26.09'),
      })
      await site.advance('5m')
      expect((await site.inventory()).hosts).toMatchObject({[hostname]: '26.03'})
      await site.unlock(hostname)
      expect((await site.inventory()).hosts).toMatchObject({[hostname]: '26.09'})
    }
    expect(await site.state()).toBe('host-done')
    expect((await site.inventory()).system).toBe('26.03')
    await site.post('deploy/activate')
    await site.advance('2m')
    expect((await site.inventory()).system).toBe('26.09')
    await site.post('deploy/complete')
    expect(site.alarms()).toContain('900.022 host=controller')
    expect(await site.mild('DELETE', 'deploy')).toBe('406 Deploy delete can only be performed on controller-0.')
    await site.swact('controller-1')
    await site.ask('DELETE', 'deploy')
    expect(await site.states()).toEqual({'starlingx-26.03.0': 'unavailable', [major]: 'deployed'})
    expect(site.alarms()).toEqual(['900.024 host=controller'])
    expect((await site.ask('DELETE', 'release/starlingx-26.03.0')).status).toBe(200)
    expect(site.alarms()).toEqual([])
  })

  test('is taken back after activation, in the reverse order', async () => {
    site = await Site.open({scenario: 'aio-dx'})
    await site.provide(image)
    await site.post('deploy/start', {releases: [major]})
    await site.advance('10m')
    for (const hostname of ['controller-1', 'controller-0']) {
      if (hostname === 'controller-0') await site.swact('controller-0')
      await site.lock(hostname)
      await site.post(`deploy_host/${hostname}`)
      await site.advance('5m')
      await site.unlock(hostname)
    }
    site.fail('software.activate.done')
    await site.post('deploy/activate')
    await site.advance('2m')
    expect(await site.state()).toBe('activate-failed')
    await site.post('deploy/abort')
    expect(await site.state()).toBe('activate-rollback-pending')
    await site.post('deploy/activate_rollback')
    await site.advance('2m')
    expect(await site.state()).toBe('activate-rollback-done')
    expect(await site.refused('POST', 'deploy_host/controller-1/rollback')).toContain('should be controller-0')
    for (const hostname of ['controller-0', 'controller-1']) {
      if (hostname === 'controller-1') await site.swact('controller-1')
      await site.lock(hostname)
      await site.post(`deploy_host/${hostname}/rollback`)
      await site.advance('5m')
      await site.unlock(hostname)
    }
    expect(await site.state()).toBe('host-rollback-done')
    await site.ask('DELETE', 'deploy')
    expect(await site.states()).toEqual({'starlingx-26.03.0': 'deployed', [major]: 'available'})
    expect(await site.inventory()).toEqual({
      system: '26.03',
      hosts: {'controller-0': '26.03', 'controller-1': '26.03'},
    })
  })
})

describe('what is refused', () => {
  test.each<[string, string, unknown, string]>([
    [
      'POST',
      'deploy/activate',
      {},
      '406 Activate deployment only when current deployment state is host-done, activate-failed',
    ],
    ['POST', 'deploy/complete', {}, '406 Deploy must be in activate-done state to be able to complete.'],
    [
      'POST',
      'deploy/abort',
      {},
      '406 Deploy must be in the following states to be able to abort: activate, activate-done, activate-failed, completed, host, host-done, host-failed',
    ],
    [
      'POST',
      'deploy/activate_rollback',
      {},
      '406 Activate-rollback deployment only when current deployment state is activate-rollback-pending, activate-rollback-failed',
    ],
    [
      'DELETE',
      'deploy',
      undefined,
      '406 Deploy must be in the following states to be able to delete: host-rollback-done, completed, start-done, start-failed',
    ],
    ['POST', 'deploy_host/controller-0', undefined, '406 There is no deployment in progress'],
    ['POST', 'deploy_host/controller-0/rollback', undefined, '406 There is no deployment in progress'],
    ['POST', 'deploy/start', {releases: ['nothing']}, '406 Releases not found: nothing\n'],
    [
      'POST',
      'deploy/precheck',
      {releases: ['nothing']},
      '406 Failed to validate release(s) for precheck. Release nothing does not exist.',
    ],
    [
      'POST',
      'deploy/precheck',
      {releases: ['starlingx-26.03.0']},
      '406 Failed to validate release(s) for precheck. Cannot run precheck against current release starlingx-26.03.0.',
    ],
    [
      'POST',
      'deploy/precheck',
      {},
      '406 Failed to validate release(s) for precheck. No metapackage releases found in selected state for deployment.',
    ],
    ['POST', 'deploy/start', {}, '406 No metapackage releases found in selected state for deployment.\n'],
    [
      'POST',
      'deploy/start',
      {releases: ['starlingx-26.03.0']},
      '406 Cannot deploy the current running release: starlingx-26.03.0\n',
    ],
    ['GET', 'release/nothing', undefined, '404 Release nothing not found'],
    ['DELETE', 'release/nothing', undefined, '406 Release nothing can not be found\n'],
    ['DELETE', 'release/starlingx-26.03.0', undefined, '406 Release starlingx-26.03.0 is not ready to be deleted\n'],
    ['DELETE', 'system_deploy', undefined, '406 There is no system deploy in progress to be deleted.'],
    ['POST', 'system_deploy/x/init', {}, "406 'system-deploy init' is only supported on simplex systems"],
  ])('%s %s %j: %s', async (method, path, body, expected) => {
    site = await Site.open({scenario: 'aio-dx'})
    expect(await site.refused(method, path, body)).toBe(expected)
  })

  test.each(['precheck', 'start'])('a %s, and nothing has changed, though what was found is known', async (verb) => {
    site = await Site.open({scenario: 'aio-dx'})
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    // What was well counts for some minutes, unless it was found to be ill since.
    expect(await site.post('deploy/precheck', {releases: [patch]})).toMatchObject({error: ''})
    await site.post('deploy/unselect', {releases: [patch]})
    await site.lock('controller-1')
    const before = await site.states()
    expect(before).toMatchObject({[patch]: 'available'})
    const options = ['snapshot=false']
    expect(await site.refused('POST', `deploy/${verb}`, {releases: [patch], options})).toContain('406')
    expect(await site.states()).toEqual(before)
    expect(await site.refused('POST', 'deploy/start', {releases: [patch]})).toContain('unlocked/enabled: [Fail]')
    expect(await site.states()).toEqual(before)
  })

  test('a start while hosts are locked, unless a patch is forced', async () => {
    site = await Site.open({scenario: 'aio-dx'})
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    await site.lock('controller-1')
    const error = await site.refused('POST', 'deploy/start', {releases: [patch]})
    expect(error).toContain('All hosts are unlocked/enabled: [Fail]')
    expect(error).toContain('[10] alarms found, [10] of which are management affecting')
    expect(await site.refused('POST', 'deploy/precheck', {releases: [patch]})).toContain('are unhealthy')
    expect((await site.ask('POST', 'deploy/start', {releases: [patch], force: 'true'})).status).toBe(200)
    expect(await site.refused('POST', 'deploy/start', {releases: [patch]})).toBe(
      '406 There is already a deployment in progress (start). Please complete/delete the current deployment.',
    )
    expect(await site.refused('DELETE', `release/${patch}`)).toContain('is not ready to be deleted')
    expect(await site.refused('POST', 'deploy_host/controller-1')).toBe(
      '406 Current deployment (start) is not ready to deploy host',
    )
  })

  test('whatever the state of the deployment does not allow', async () => {
    site = await Site.open({scenario: 'aio-sx'})
    await site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
    await site.post('deploy/start', {releases: [patch]})
    const deletable = 'Deploy must be in the following states to be able to delete'
    const refusals = async (expected: Record<string, string>) => {
      for (const [path, words] of Object.entries(expected)) {
        const [method = '', rest = ''] = path.split(' ')
        expect(await site.refused(method, rest, method === 'POST' ? {} : undefined)).toContain(`406 ${words}`)
      }
    }
    await refusals({
      'POST deploy/activate': 'Activate deployment only when',
      'POST deploy/abort': 'Deploy must be in the following states to be able to abort',
      'DELETE deploy': deletable,
      'POST deploy_host/controller-0': 'Current deployment (start) is not ready to deploy host',
      'POST deploy_host/controller-0/rollback': 'Current deployment (start) is not ready to rollback host',
      'DELETE release/starlingx-26.03.1': 'Release starlingx-26.03.1 is not ready to be deleted',
    })
    await site.advance('1m')
    await site.post('deploy_host/controller-0')
    await refusals({
      'POST deploy_host/controller-0': 'Host controller-0 is being deployed already',
      'POST deploy/start': 'Rejected: One or more nodes are installing a release.',
      'DELETE deploy': deletable,
    })
    await site.advance('1m')
    await refusals({
      'POST deploy/complete': 'Deploy must be in activate-done state to be able to complete.',
      'POST deploy/activate_rollback': 'Activate-rollback deployment only when',
      'POST deploy_host/controller-0': 'Current deployment (host-done) is not ready to deploy host',
    })
    await site.post('deploy/activate')
    await refusals({'POST deploy/complete': 'Deploy must be in activate-done state', 'DELETE deploy': deletable})
  })

  test('an abort after Kubernetes was upgraded', async () => {
    site = await Site.open({scenario: 'aio-sx'})
    await site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
    await site.post('deploy/start', {releases: [patch]})
    await site.advance('1m')
    expect(await site.deploy()).toMatchObject({initial_kube_version: 'v1.32.2'})
    await site.post('deploy_host/controller-0')
    await site.advance('1m')
    const {sim} = site
    const nodes = sim.in('RegionOne').of(kubeHosts)
    sim.transact(() => {
      for (const {uuid} of nodes.all()) nodes.update(uuid, {control_plane_version: 'v1.33.0'})
    })
    expect(await site.refused('POST', 'deploy/abort', {})).toBe(
      '406 Cannot rollback: Kubernetes was upgraded from v1.32.2 to v1.33.0. Platform rollback is not supported after a successful Kubernetes upgrade.',
    )
  })

  test.each([
    [['snapshot'], "Invalid format: 'snapshot'. Expected format is key=value"],
    [['a=b=c'], "Invalid format: 'a=b=c'. Expected format is key=value"],
    [['a=$(reboot)'], "Invalid value: '$(reboot)'."],
    [['OS_PASSWORD=secret'], "OS_PASSWORD is a reserved word and can't be used."],
  ])('options such as %j', async (options, words) => {
    site = await Site.open({scenario: 'aio-sx'})
    await site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
    for (const step of ['precheck', 'start']) {
      expect(await site.mild('POST', `deploy/${step}`, {releases: [patch], options})).toBe(`406 ${words}`)
    }
  })

  test('a major release from controller-1, to start, to look at and to upload', async () => {
    site = await Site.open({scenario: 'aio-dx'})
    await site.provide(image)
    await site.swact('controller-0')
    const elsewhere = 'Deploy precheck for major releases needs to be executed in controller-0 host'
    expect(await site.refused('POST', 'deploy/precheck', {releases: [major]})).toContain(elsewhere)
    expect(await site.mild('POST', 'deploy/start', {releases: [major]})).toBe(
      '406 Deploy start for major releases needs to be executed in controller-0 host.',
    )
    const next = {'starlingx-27.03.0.iso': 'i', 'starlingx-27.03.0.sig': 's'}
    expect(await site.upload(next)).toMatchObject({
      status: 406,
      body: {info: 'Upload can only be performed on controller-0.', error: ''},
    })
  })

  test('the deletion of a release that subclouds still run', async () => {
    site = await Site.open({scenario: 'dc', subclouds: 2})
    await site.provide({'starlingx-25.09.0.iso': 'i', 'starlingx-25.09.0.sig': 's'})
    const {sim} = site
    const [subcloud] = (
      (await site.session.ask('GET', '/RegionOne/dcmanager/v1.0/subclouds')).body as {
        subclouds: {id: number}[]
      }
    ).subclouds
    sim.transact(() =>
      sim
        .in('RegionOne')
        .of(subclouds)
        .update(subcloud?.id ?? 0, {softwareVersion: '25.09'}),
    )
    expect(await site.refused('DELETE', 'release/starlingx-25.09.0')).toBe(
      '406 Release starlingx-25.09.0 still used by subcloud(s)\n',
    )
    sim.transact(() =>
      sim
        .in('RegionOne')
        .of(subclouds)
        .update(subcloud?.id ?? 0, {softwareVersion: '26.03'}),
    )
    expect((await site.ask('DELETE', 'release/starlingx-25.09.0')).status).toBe(200)
  })

  test('a release whose requirements are not deployed', async () => {
    site = await Site.open({scenario: 'aio-sx'})
    const requires = ['starlingx-26.03.1']
    await site.provide({
      'starlingx-26.03.1-nrr.patch': 'x',
      'starlingx-26.03.2.patch': JSON.stringify({requires, reboot_required: false}),
    })
    expect(await site.refused('POST', 'deploy/start', {releases: ['starlingx-26.03.2'], force: 'true'})).toBe(
      '406 Product release starlingx-26.03.2 requires the following releases to be deployed: starlingx-26.03.1',
    )
    expect(await site.refused('DELETE', `release/${patch}`)).toBe(
      "406 ['starlingx-26.03.1'] are required by other releases",
    )
    expect((await site.ask('DELETE', `release/${patch}/starlingx-26.03.2`)).status).toBe(200)
  })
})

describe('metapackages', () => {
  test('are selected, taken back, and deployed alone', async () => {
    site = await Site.open({scenario: 'aio-sx'})
    await site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
    await site.post('deploy/select', {releases: ['infra_26.03.1']})
    expect(((await site.ask('GET', `release/${patch}`)).body as {metapackages: object}).metapackages).toEqual({
      'base_26.03.1': {state: 'available'},
      'infra_26.03.1': {state: 'deploy-selected'},
    })
    await site.post('deploy/unselect', {unselect_all: true})
    await site.post('deploy/start', {releases: ['infra_26.03.1']})
    expect(await site.deploy()).toMatchObject({
      product_deploy: false,
      metapackages: [['infra', '26.03.0', '26.03.1']],
    })
    await site.advance('1m')
    await site.post('deploy_host/controller-0')
    await site.advance('1m')
    await site.post('deploy/activate')
    await site.advance('2m')
    await site.post('deploy/complete')
    await site.ask('DELETE', 'deploy')
    expect(await site.states()).toMatchObject({[patch]: 'deployed-partial'})
    const rows = (await site.ask('GET', 'release/metapackage')).body as {release_id: string}[]
    expect(rows.map((row) => row.release_id)).toEqual(['base_26.03.0', 'infra_26.03.1'])
  })

  test('of an image cannot be selected alone', async () => {
    site = await Site.open({scenario: 'aio-sx'})
    await site.provide(image)
    const {error} = await site.post('deploy/select', {releases: ['infra_26.09.0']})
    expect(error).toContain('can be deployed only by selecting its product release')
  })

  test('before an upgrade are deployed on the running release first', async () => {
    site = await Site.open({scenario: 'aio-sx'})
    const early = JSON.stringify({sw_version: '26.09.0', pre_upgrade_deploy: [{name: 'early'}]})
    await site.provide({'starlingx-26.09.0.iso': early, 'starlingx-26.09.0.sig': 'x'})
    expect(await site.refused('POST', 'deploy/start', {releases: [major]})).toContain('deploy them prior to upgrading')
    const named = (more: object = {}) => ({releases: [major], pre_upgrade_deploy: true, ...more})
    expect(await site.post('deploy/select', named())).toMatchObject({
      info: 'Selected pre-upgrade-deploy metapackage early_26.09.0 for deployment\n',
    })
    expect(await site.post('deploy/unselect', named())).toMatchObject({
      info: 'Unselected pre-upgrade-deploy metapackage early_26.09.0\n',
    })
    expect(await site.post('deploy/select', named({remove: true}))).toMatchObject({
      error:
        'Pre-upgrade-deploy metapackage early_26.09.0 is not in a valid state for removal (current state: available)\n',
    })
    expect(await site.post('deploy/select', named({releases: ['starlingx-26.03.0']}))).toMatchObject({
      error: 'Product release starlingx-26.03.0 has no pre-upgrade-deploy metapackages\n',
    })
    expect(await site.refused('POST', 'deploy/precheck', named({releases: ['early_26.09.0']}))).toBe(
      '406 Release early_26.09.0 is not a product release. Pre-upgrade-deploy precheck requires a product release',
    )
    expect(await site.post('deploy/precheck', named())).toMatchObject({
      info: expect.stringContaining('passed precheck:\nearly_26.09.0'),
    })
    await site.post('deploy/start', {pre_upgrade_deploy: true})
    await site.advance('1m')
    await site.post('deploy_host/controller-0')
    await site.advance('1m')
    await site.post('deploy/activate')
    await site.advance('2m')
    await site.post('deploy/complete')
    await site.ask('DELETE', 'deploy')
    expect(
      ((await site.ask('GET', `release/${major}`)).body as {pre_upgrade_deploy: object}).pre_upgrade_deploy,
    ).toEqual({'early_26.09.0': {state: 'deployed'}})
    expect((await site.ask('POST', 'deploy/start', {releases: [major]})).status).toBe(200)
  })
})

describe('installing locally', () => {
  test('is about the active controller alone, and ends with the deployment', async () => {
    site = await Site.open({scenario: 'aio-dx'})
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    const say = async (off: boolean) => (await site.post('deploy_host/install_local', {delete: off}))['info']
    const mode = 'Software deployment in local installation mode is'
    expect(await say(true)).toBe(`${mode} already disabled.\n`)
    expect(await say(false)).toBe(`${mode} started.\n`)
    expect(await say(false)).toBe(`${mode} already enabled.\n`)
    await site.post('deploy/start', {releases: [patch]})
    expect(await say(true)).toContain('Please finish current deploy before modifying install local mode.')
    await site.advance('1m')
    expect(await site.hostStates()).toEqual({'controller-0': 'pending'})
    await site.post('deploy_host/controller-0')
    await site.advance('1m')
    expect(await site.state()).toBe('host-done')
    await site.post('deploy/activate')
    await site.advance('2m')
    await site.post('deploy/complete')
    await site.ask('DELETE', 'deploy')
    expect(await say(true)).toBe(`${mode} already disabled.\n`)
  })
})

describe('a system deploy', () => {
  test('surrounds a major deployment of a simplex system', async () => {
    site = await Site.open({scenario: 'aio-sx'})
    await site.provide(image)
    expect(await site.post(`system_deploy/${major}/init`, {kube_version: '1.33.0'})).toMatchObject({error: ''})
    expect((await site.ask('GET', 'system_deploy')).body).toMatchObject([
      {to_release: major, to_k8s_version: 'v1.33.0', state: 'init'},
    ])
    expect(await site.refused('POST', `system_deploy/${major}/init`, {})).toBe(
      '406 A system deploy is already in progress',
    )
    await site.post('deploy/start')
    await site.advance('10m')
    expect(await site.refused('DELETE', 'system_deploy')).toContain('while a software deploy is in progress')
    await site.lock('controller-0')
    await site.post('deploy_host/controller-0')
    await site.advance('5m')
    await site.unlock('controller-0')
    await site.post('deploy/activate')
    await site.advance('2m')
    await site.post('deploy/complete')
    await site.ask('DELETE', 'deploy')
    expect(await site.states()).toEqual({'starlingx-26.03.0': 'deployed', [major]: 'deploying'})
    await site.ask('DELETE', 'system_deploy')
    expect(await site.states()).toEqual({'starlingx-26.03.0': 'unavailable', [major]: 'deployed'})
  })
})
