import {beforeEach, describe, expect, test} from 'vitest'
import {openSystem, refusal, type System} from './system.js'

let system: System

beforeEach(async () => {
  system = await openSystem('aio-dx')
})

const start = (force = 'False') => system.post(`kube_rootca_update?force=${force}`, {})
const generate = (expiry_date: string | null = '2036-01-01', subject: string | null = 'C=CA CN=x') =>
  system.post('kube_rootca_update/generate_cert', {expiry_date, subject})
const pods = (phase: string) => system.post('kube_rootca_update/pods', {phase})
const end = (state: string) => system.patch('kube_rootca_update', {state})
const state = async () => (await system.rows('kube_rootca_update'))[0]?.['state']
const certificate = async () => ((await system.get('kube_rootca_update/get_cert_id')).body as {cert_id: string}).cert_id

async function host(name: string, phase: string) {
  const {uuid} = await system.host(name)
  return system.post(`ihosts/${uuid}/kube_update_ca`, {phase})
}

async function hostStates(): Promise<unknown[]> {
  return (await system.rows('kube_rootca_update/hosts')).map((row) => row['state'])
}

async function bothHosts(phase: string) {
  for (const name of ['controller-0', 'controller-1']) {
    expect((await host(name, phase)).body).toMatchObject({hostname: name, state: `updating-host-${phase}`})
    await system.pass('5m')
  }
  expect(await state()).toBe(`updated-host-${phase}`)
}

async function allPods(phase: string) {
  expect((await pods(phase)).body).toMatchObject({state: `updating-pods-${phase}`})
  await system.pass('10m')
  expect(await state()).toBe(`updated-pods-${phase}`)
}

async function issuers() {
  const all = (await system.get('certificate/get_all_certs')).body as Record<string, Record<string, unknown>>
  return ['kubernetes-root-ca', 'apiserver', 'kubelet-client', 'etcd-server'].map((name) => all[name]?.['Issuer'])
}

test('every host and the pods come to trust another root', async () => {
  const before = await certificate()
  expect(await issuers()).toEqual(['CN=starlingx', 'CN=starlingx', 'CN=starlingx', 'CN=etcd'])
  expect(before).toMatch(/^[0-9a-f]{16}-\d{38}$/)
  expect((await start()).body).toMatchObject({state: 'update-started', from_rootca_cert: before, to_rootca_cert: null})
  expect(await system.alarms()).toEqual(['900.008 host=controller'])
  expect(await hostStates()).toEqual([null, null])
  const {success} = (await generate('2036-01-01', null)).body as {success: string}
  expect((await system.rows('kube_rootca_update'))[0]).toMatchObject({
    state: 'update-new-rootca-cert-generated',
    to_rootca_cert: success,
  })
  await bothHosts('trust-both-cas')
  await allPods('trust-both-cas')
  await bothHosts('update-certs')
  await bothHosts('trust-new-ca')
  expect((await system.rows('kube_rootca_update/hosts'))[1]).toMatchObject({effective_rootca_cert: success})
  await allPods('trust-new-ca')
  expect((await end('update-completed')).body).toMatchObject({state: 'update-completed'})
  expect(await system.rows('kube_rootca_update')).toEqual([])
  expect(await system.alarms()).toEqual([])
  expect(await certificate()).toBe(success)
  expect(await issuers()).toEqual(['CN=kubernetes', 'CN=kubernetes', 'CN=kubernetes', 'CN=etcd'])
})

test('an update that is left says so, until the next one', async () => {
  const before = await certificate()
  await start()
  await generate()
  await host('controller-0', 'trust-both-cas')
  expect((await end('update-aborted')).body).toMatchObject({state: 'update-aborted'})
  await system.pass('10m')
  expect(await state()).toBe('update-aborted')
  expect(await system.alarms()).toEqual(['900.009 host=controller'])
  expect(refusal(await end('update-aborted'))).toBe(
    '400 kube-rootca-update-complete rejected: The update has already been aborted.',
  )
  expect(await certificate()).toBe(before)
  expect((await start()).status).toBe(200)
  expect(await system.alarms()).toEqual(['900.008 host=controller'])
})

test('leaving it after its last phase completes it', async () => {
  await start()
  await generate()
  await bothHosts('trust-both-cas')
  await allPods('trust-both-cas')
  await bothHosts('update-certs')
  await bothHosts('trust-new-ca')
  await allPods('trust-new-ca')
  expect((await end('update-aborted')).body).toMatchObject({state: 'update-completed'})
  expect(await system.alarms()).toEqual([])
})

test('a phase that fails is repeated on the host where it failed', async () => {
  await start()
  await generate()
  await bothHosts('trust-both-cas')
  await allPods('trust-both-cas')
  const {sim} = system.simulator
  sim.transact(() => sim.faults.add({state: 'kube-rootca.host.update-certs', host: 'controller-0', count: 1}))
  await host('controller-0', 'update-certs')
  await system.pass('5m')
  expect(await state()).toBe('updating-host-update-certs-failed')
  expect(refusal(await host('controller-1', 'update-certs'))).toBe(
    '400 kube-rootca-host-update phase update-certs rejected: procedure phase failed on host controller-0',
  )
  await bothHosts('update-certs')
  sim.transact(() => sim.faults.add({state: 'kube-rootca.pods', count: 1}))
  await bothHosts('trust-new-ca')
  await pods('trust-new-ca')
  await system.pass('10m')
  expect(await state()).toBe('updating-pods-trust-new-ca-failed')
  await allPods('trust-new-ca')
})

describe('hosts are refused', () => {
  const no = (phase: string, reason: string) => `400 kube-rootca-host-update phase ${phase} rejected: ${reason}`

  test('without an update, a certificate, or a uuid', async () => {
    expect(refusal(await host('controller-0', 'trust-both-cas'))).toBe(no('trust-both-cas', 'No update in progress.'))
    await start()
    expect(refusal(await host('controller-0', 'update-certs'))).toBe(no('update-certs', 'no new root CA cert found.'))
    expect(refusal(await system.post('ihosts/1/kube_update_ca', {phase: 'foo'}))).toMatch(
      /^400 Invalid input for field\/attribute host_uuid\. Value: '1'\./,
    )
    await generate()
    expect(refusal(await host('controller-0', 'foo'))).toBe(
      '400 kube-rootca-host-update rejected: not supported phase.',
    )
    const nobody = '00000000-0000-4000-8000-000000000000'
    expect((await system.post(`ihosts/${nobody}/kube_update_ca`, {phase: 'trust-both-cas'})).status).toBe(404)
  })

  test('at the wrong time', async () => {
    await start()
    await generate()
    expect(refusal(await host('controller-0', 'update-certs'))).toBe(
      no(
        'update-certs',
        'procedure phase not allowed when cluster update is in state: update-new-rootca-cert-generated (only allowed when in state: updated-pods-trust-both-cas).',
      ),
    )
    expect(refusal(await host('controller-0', 'trust-new-ca'))).toBe(
      no(
        'trust-new-ca',
        'not allowed when cluster update is in state: update-new-rootca-cert-generated (only allowed when in state: updated-host-update-certs).',
      ),
    )
    await host('controller-0', 'trust-both-cas')
    expect(refusal(await host('controller-1', 'trust-both-cas'))).toBe(
      no('trust-both-cas', 'procedure phase in progress on host controller-0'),
    )
    await system.pass('5m')
    expect(refusal(await host('controller-0', 'trust-both-cas'))).toBe(
      no('trust-both-cas', 'procedure phase already completed on host controller-0'),
    )
    await host('controller-1', 'trust-both-cas')
    await system.pass('5m')
    await allPods('trust-both-cas')
    await host('controller-1', 'update-certs')
    expect(refusal(await host('controller-0', 'update-certs'))).toBe(
      no('update-certs', 'procedure phase in progress on host controller-1'),
    )
    await system.pass('5m')
    await host('controller-0', 'update-certs')
    await system.pass('5m')
    expect(refusal(await host('controller-0', 'update-certs'))).toBe(
      no('update-certs', 'procedure phase already completed on cluster'),
    )
    expect(refusal(await host('controller-0', 'trust-both-cas'))).toBe(
      no(
        'trust-both-cas',
        'procedure phase not allowed when cluster update is in state: updated-host-update-certs (only allowed when in state: updating-host-trust-both-cas).',
      ),
    )
  })
})

test('nobody unlocks or moves what is being updated', async () => {
  await start()
  await generate()
  await host('controller-0', 'trust-both-cas')
  expect(refusal(await system.act('controller-0', 'swact'))).toBe(
    '400 Can not swact controller-0 while kubernetes root ca update phase is in progress. Wait for update phase to complete on host.',
  )
  await system.pass('5m')
  await host('controller-1', 'trust-both-cas')
  await system.pass('5m')
  await system.act('controller-1', 'lock')
  await system.pass('2m')
  await pods('trust-both-cas')
  expect(refusal(await system.act('controller-1', 'unlock'))).toBe(
    '400 Can not unlock controller-1 while kubernetes root ca update phase in progress. Wait for update phase to complete.',
  )
})

test('pods and ends are refused at the wrong time', async () => {
  expect(refusal(await pods('trust-both-cas'))).toBe('400 kube-rootca-pods-update rejected: No update in progress.')
  expect(refusal(await end('update-completed'))).toBe(
    '400 kube-rootca-update-complete rejected: No kubernetes root CA update in progress.',
  )
  expect(refusal(await system.get('kube_rootca_update/hosts'))).toBe(
    '400 kube-rootca-update-list rejected: No kubernetes root CA update in progress.',
  )
  await start()
  expect(refusal(await start())).toBe('400 A kubernetes rootca update is already in progress')
  expect(refusal(await pods('trust-both-cas'))).toBe(
    '400 kube-rootca-pods-update phase trust-both-cas rejected: not allowed when cluster update is in state: update-started. (only allowed when in state: updated-host-trust-both-cas or updating-pods-trust-both-cas-failed)',
  )
  expect(refusal(await pods('update-certs'))).toBe(
    '400 kube-rootca-pods-update rejected: phase update-certs not supported.',
  )
  expect(refusal(await system.post('kube_rootca_update/pods', {}))).toBe('400 phase is required')
  expect(refusal(await end('update-completed'))).toBe(
    '400 kube-rootca-update-complete rejected: Expect to find cluster update state updated-pods-trust-new-ca, not allowed when cluster update state is update-started.',
  )
  expect(refusal(await end('foo'))).toBe('400 Invalid state foo supplied')
  expect(refusal(await system.patch('kube_rootca_update?force=False', {state: 'update-completed'}))).toBe(
    '400 Unknown argument: "force"',
  )
})

test.each([
  ['tomorrow', 'CN=x', "400 expiry_date tomorrow doesn't match format YYYY-MM-DD"],
  ['2036-02-31', 'CN=x', "400 expiry_date 2036-02-31 doesn't match format YYYY-MM-DD"],
  ['2025-10-09', 'CN=x', '400 New k8s rootCA should have at least 24 hours of validation before expiry.'],
  ['2036-01-01', 'C=CA', '400 The CN=<commonName> parameter is required to be specified in subject argument'],
  ['2036-01-01', 'X=1 CN=x', expect.stringMatching(/^400 There are parameters not supported for the certificate/)],
])('a certificate until %s of %s is refused', async (date, subject, reason) => {
  await start()
  expect(refusal(await generate(date, subject))).toEqual(reason)
})

test('a certificate is generated once, in an update', async () => {
  expect((await generate()).body).toEqual({success: '', error: 'Kubernetes root CA update not started'})
  await start()
  await generate(null, null)
  expect((await generate()).body).toEqual({success: '', error: 'A new root CA certificate already exists'})
})

test('neither an upgrade of Kubernetes nor a sick system lets it begin', async () => {
  await system.post('kube_upgrade', {to_version: 'v1.33.0'})
  expect(refusal(await start())).toBe(
    '400 A kubernetes rootca update cannot be done while a kube upgrade is in progress',
  )
  const other = await openSystem('aio-dx')
  await other.act('controller-1', 'lock')
  await other.pass('2m')
  expect(refusal(await other.post('kube_rootca_update?force=True', {}))).toBe(
    "400 System is not healthy. Run 'system health-query-kube-upgrade --rootca' for more details.",
  )
})

test('another service has it done by events', async () => {
  const {sim} = system.simulator
  const refused: string[] = []
  sim.onEvent('rootca.refused', ({reason}) => {
    refused.push(reason)
  })
  const want = (wish: object) => sim.transact(() => sim.emit('rootca.wanted', {region: 'RegionOne', ...wish} as never))
  want({action: 'pods', phase: 'trust-both-cas'})
  expect(refused).toEqual(['kube-rootca-pods-update rejected: No update in progress.'])
  want({action: 'start'})
  want({action: 'generate', subject: 'CN=y', expiryDate: '2036-01-01'})
  want({action: 'host', hostname: 'controller-1', phase: 'trust-both-cas'})
  await system.pass('5m')
  expect(sim.ask('rootca', 'RegionOne')).toEqual({
    state: 'updating-host-trust-both-cas',
    hosts: [
      {hostname: 'controller-0', state: ''},
      {hostname: 'controller-1', state: 'updated-host-trust-both-cas'},
    ],
  })
  want({action: 'abort'})
  expect(await state()).toBe('update-aborted')
  expect(refused).toHaveLength(1)
})
