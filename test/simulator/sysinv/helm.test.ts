import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {openSession, type Session} from '../support/session.js'
import {refusal} from './system.js'

let session: Session

beforeEach(async () => {
  session = await openSession()
})
afterEach(() => session.simulator.close())

const helm = '/RegionOne/sysinv/v1/helm_charts'
const place = 'cert-manager?name=cert-manager&namespace=cert-manager'
const ask = (method: string, path: string, body?: unknown) => session.ask(method, `${helm}/${path}`, body)
const update = (values: object, flags: object = {reuse_values: false, reset_values: true}) =>
  ask('PATCH', place, {flags, values, attributes: {}})
const shown = async () => (await ask('GET', place)).body as Record<string, string | null>

test('the charts of an application', async () => {
  expect((await ask('GET', '?app_name=platform-integ-apps')).body).toEqual({
    charts: [
      {name: 'cephfs-provisioner', enabled: ['true'], namespaces: ['kube-system']},
      {name: 'ceph-pools-audit', enabled: ['true'], namespaces: ['kube-system']},
      {name: 'rbd-provisioner', enabled: ['true'], namespaces: ['kube-system']},
    ],
  })
})

test.each([
  ['nginx-ingress-controller', 'ks-ingress-nginx@kube-system'],
  ['oidc-auth-apps', 'dex@kube-system oidc-client@kube-system secret-observer@kube-system'],
  ['metrics-server', 'metrics-server@metrics-server'],
  [
    'rook-ceph',
    'rook-ceph@rook-ceph rook-ceph-cluster@rook-ceph rook-ceph-floating-monitor@rook-ceph rook-ceph-provisioner@rook-ceph',
  ],
])('%s has the charts that operators know', async (name, expected) => {
  const {charts} = (await ask('GET', `?app_name=${name}`)).body as {charts: {name: string; namespaces: string[]}[]}
  expect(charts.map((chart) => `${chart.name}@${chart.namespaces.join()}`).join(' ')).toBe(expected)
})

test.each<[string, unknown]>([
  ['snmp', 'snmp@kube-system'],
  ['ptp-notification', 'ptp-notification@notification'],
  ['portieris', 'portieris-certs@portieris portieris@portieris'],
  ['vault', 'vault@vault'],
  ['auditd', 'auditd@kube-system'],
  ['kubernetes-power-manager', 'kubernetes-power-manager@intel-power'],
  ['power-metrics', 'cadvisor@power-metrics telegraf@power-metrics'],
  ['sriov-fec-operator', 'sriov-fec-operator@sriov-fec-system'],
  ['stx-openstack', expect.stringMatching(/^ingress-nginx-openstack@openstack .*\bneutron@openstack .*@openstack$/)],
  ['of-our-own', 'of-our-own@of-our-own'],
])('%s has them when it is uploaded, whatever its file holds', async (name, expected) => {
  const tarfile = `http://files.example.com/${name}-26.03-1.tgz`
  await session.ask('POST', '/RegionOne/sysinv/v1/apps', {tarfile})
  await session.simulator.advance('10m')
  const {charts} = (await ask('GET', `?app_name=${name}`)).body as {charts: {name: string; namespaces: string[]}[]}
  expect(charts.map((chart) => `${chart.name}@${chart.namespaces.join()}`).join(' ')).toEqual(expected)
})

test('overrides of a chart that the application does not have are taken, and deleted', async () => {
  const stranger = 'nginx-ingress-controller?name=ingress-nginx&namespace=kube-system'
  const set = {flags: {reuse_values: false, reset_values: true}, values: {set: ['controller.kind=Deployment']}}
  expect((await ask('PATCH', stranger, set)).body).toEqual({
    ...{name: 'ingress-nginx', namespace: 'kube-system', user_overrides: 'controller:\n  kind: Deployment\n'},
  })
  expect((await ask('GET', stranger)).body).toMatchObject({
    ...{system_overrides: null, user_overrides: 'controller:\n  kind: Deployment\n'},
  })
  expect((await ask('DELETE', stranger)).status).toBe(204)
  expect((await ask('GET', stranger)).body).toMatchObject({user_overrides: null, combined_overrides: null})
  expect((await ask('DELETE', 'nginx-ingress-controller?name=nobody&namespace=nowhere')).status).toBe(204)
})

test('what the platform makes and what the user set are combined', async () => {
  expect(await shown()).toEqual({
    name: 'cert-manager',
    namespace: 'cert-manager',
    attributes: null,
    system_overrides: 'cainjector: {replicaCount: 2}\nreplicaCount: 2\nwebhook: {replicaCount: 2}\n',
    user_overrides: null,
    combined_overrides: 'cainjector:\n  replicaCount: 2\nreplicaCount: 2\nwebhook:\n  replicaCount: 2\n',
  })
  await update({files: ['webhook:\n  extraArgs:\n  - --v=2\nreplicaCount: 3\n']})
  expect((await shown())['combined_overrides']).toBe(
    'cainjector:\n  replicaCount: 2\nreplicaCount: 3\nwebhook:\n  extraArgs:\n  - --v=2\n  replicaCount: 2\n',
  )
})

describe('files in their order, then assignments', () => {
  test.each([
    [{files: ['a: {b: 1, c: 2}', 'a: {c: 3}\nd: [1]']}, 'a:\n  b: 1\n  c: 3\nd:\n- 1\n'],
    [{files: ['a: {b: 1}', 'a: 2'], set: ['e=x']}, 'a: 2\ne: x\n'],
    [{set: ['a.b[1].c=true', 'd=5', 'e=']}, 'a:\n  b:\n  - null\n  - c: true\nd: "5"\ne: ""\n'],
    [
      {set: ['sel.kubernetes\\.io/os=linux', 'n=-3', 'l={x}', 'z=null']},
      'l:\n- x\n"n": -3\nsel:\n  kubernetes.io/os: linux\nz: null\n',
    ],
    [{set: ['nothing', 'a=b=c', 'd=e']}, 'd: e\n'],
    [{files: ['']}, '{}\n'],
  ])('%j', async (values, user_overrides) => {
    expect((await update(values)).body).toEqual({name: 'cert-manager', namespace: 'cert-manager', user_overrides})
    expect((await shown())['user_overrides']).toBe(user_overrides)
  })
})

test('stored overrides are kept, replaced, or deleted', async () => {
  await update({files: ['a: 1\nb: {c: 2}\n']})
  await update({set: ['b.d=x']}, {reuse_values: true, reset_values: false})
  expect((await shown())['user_overrides']).toBe('a: 1\nb:\n  c: 2\n  d: x\n')
  await update({set: ['e=f']})
  expect((await shown())['user_overrides']).toBe('e: f\n')
  expect((await ask('DELETE', place)).status).toBe(204)
  expect((await shown())['user_overrides']).toBeNull()
})

test('a change of an attribute wipes the overrides unless they are to be reused', async () => {
  await update({files: ['a: 1\n']})
  const attribute = (flags: object, enabled: string) => ask('PATCH', place, {flags, values: {}, attributes: {enabled}})
  await attribute({reuse_values: true, reset_values: false}, 'false')
  expect(await shown()).toMatchObject({attributes: 'enabled: false\n', user_overrides: 'a: 1\n'})
  expect((await attribute({}, 'True')).body).toEqual({
    ...{name: 'cert-manager', namespace: 'cert-manager', attributes: {enabled: true}},
  })
  expect(await shown()).toMatchObject({attributes: 'enabled: true\n', user_overrides: null})
  expect((await ask('GET', '?app_name=cert-manager')).body).toMatchObject({charts: [{enabled: [true]}]})
})

test('an application is applied again where that is asked for', async () => {
  await update({files: ['a: 1\n']}, {reuse_values: false, reset_values: true, reapply: true})
  const {body} = await session.ask('GET', '/RegionOne/sysinv/v1/apps/cert-manager')
  expect(body).toMatchObject({status: 'applying'})
})

const failed =
  '400 Unable to update the helm chart attributes for chart cert-manager under Namespace cert-manager. ' +
  'Please check sysinv.log for details.'

describe('refused, and nothing is changed', () => {
  test.each([
    ['PATCH', place, {values: {files: ['- a\n']}}, failed],
    ['PATCH', place, {values: {files: ['a: [1\n']}}, failed],
    ['PATCH', place, {values: {set: ['a[x]=1']}}, failed],
    ['PATCH', place, {values: {set: ['.a=1']}}, failed],
    ['PATCH', place, {values: {set: ['l={x']}}, failed],
    [
      ...(['PATCH', place, {values: {set: ['a=1,b=2']}}] as const),
      '400 Invalid input: One (or more) set overrides contains multiple values. Consider using --values option instead.',
    ],
    [
      ...(['PATCH', place, {flags: {reuse_values: true, reset_values: true}}] as const),
      "400 Invalid flags: 'reuse_values' and 'reset_values' cannot both be True.",
    ],
    [
      ...(['PATCH', place, {flags: {reapply: true, reapply_all: true}}] as const),
      "400 Invalid flags: 'reapply' and 'reapply_all' cannot both be True.",
    ],
    ['PATCH', place, {attributes: {replicas: 2}}, '400 Invalid chart attribute: replicas must be one of [enabled]'],
    ['PATCH', 'nope?name=a&namespace=b', {}, '400 Application nope not found.'],
    ['PATCH', 'cert-manager?namespace=b', {}, '400 Name must be specified.'],
    ['PATCH', 'cert-manager?name=b', {}, '400 Namespace must be specified.'],
    ['DELETE', 'nope?name=a&namespace=b', undefined, '400 Application nope not found.'],
    ['GET', 'nope?name=a&namespace=b', undefined, '400 Application nope not found.'],
    ['GET', '', undefined, '400 Missing argument: "app_name"'],
  ])('%s %s %j', async (method, path, body, reason) => {
    await update({files: ['kept: 1\n']})
    expect(refusal(await ask(method, path, body))).toBe(reason)
    expect(await shown()).toMatchObject({user_overrides: 'kept: 1\n', attributes: null})
  })
})
