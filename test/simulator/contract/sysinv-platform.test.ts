import {describe, expect, test} from 'vitest'
import {certified} from '../../support/certificate.js'
import {openSystem, type Row, type System} from '../sysinv/system.js'
import {expectKeys} from './key.js'

const without = (keys: string, sign: '+' | '-') => keys.split(' ').filter((key) => !key.startsWith(sign))

async function expectShapes(system: System, path: string, list: string, keys: string, ref: string) {
  const {status, body} = await system.get(path)
  expect(status).toBe(200)
  const rows = (body as Record<string, Row[]>)[list] ?? []
  expect(rows).not.toEqual([])
  for (const row of rows) expectKeys(row, without(keys, '+'))
  const single = await system.get(`${path}/${rows[0]?.[ref]}`)
  expect(single.status).toBe(200)
  expectKeys(single.body as Row, without(keys, '-'))
}

describe('what is there from the beginning', () => {
  test.each([
    [
      ...(['apps', 'apps', 'name'] as const),
      'name app_version +created_at +updated_at? manifest_name manifest_file status progress? active:bool',
    ],
    [
      ...(['kube_clusters', 'kube_clusters', 'cluster_name'] as const),
      'cluster_name cluster_version cluster_api_endpoint cluster_ca_cert admin_client_cert admin_client_key ' +
        'admin_user admin_token',
    ],
    [
      ...(['kube_versions', 'kube_versions', 'version'] as const),
      'version +upgrade_from:list +downgrade_to:list +applied_patches:list +available_patches:list target:bool state',
    ],
  ])('%s', async (path, list, ref, keys) => {
    await expectShapes(await openSystem('aio-dx'), path, list, keys, ref)
  })

  test('answers that are texts', async () => {
    const system = await openSystem('aio-sx')
    for (const path of ['health', 'health/upgrade', 'health/kube-upgrade', 'restore']) {
      const {status, body} = await system.get(path)
      expect([path, status, typeof body]).toEqual([path, 200, 'string'])
    }
    expectKeys((await system.get('license/get_license_file')).body as Row, ['content', 'error'])
  })

  test('images, charts and what is set for them', async () => {
    const system = await openSystem('aio-sx')
    for (const row of await system.rows('registry_image')) expect(Object.entries(row)[1]).toEqual(['tag', null])
    for (const row of await system.rows('registry_image?image_name=registry.k8s.io/pause')) {
      expectKeys(row, ['name', 'tag'])
    }
    const charts = await system.rows('helm_charts?app_name=cert-manager')
    for (const row of charts) expectKeys(row, ['name', 'enabled:list', 'namespaces:list'])
    const {body} = await system.get('helm_charts/cert-manager?name=cert-manager&namespace=cert-manager')
    const texts = ['attributes?', 'system_overrides?', 'user_overrides?', 'combined_overrides?']
    expectKeys(body as Row, ['name', 'namespace', ...texts])
  })
})

describe('what somebody made', () => {
  const ptp = 'created_at updated_at? id:int uuid type capabilities:object name'

  test('PTP instances, interfaces and parameters', async () => {
    const system = await openSystem('aio-sx')
    const instance = (await system.post('ptp_instances', {name: 'one', service: 'ptp4l'})).body as Row
    const face = {name: 'face', ptp_instance_uuid: instance['uuid']}
    const made = (await system.post('ptp_interfaces', face)).body as Row
    const add = (path: string, more: object) =>
      system.ask('PATCH', `/RegionOne/sysinv/v1/${path}`, [{op: 'add', path: '/ptp_parameters/-', ...more}])
    await add(`ptp_instances/${instance['uuid']}`, {section: 'global', value: 'domainNumber=24'})
    await add(`ptp_interfaces/${made['uuid']}`, {value: 'masterOnly=1'})
    await expectShapes(
      system,
      ...(['ptp_instances', 'ptp_instances'] as const),
      `${ptp} service hostnames:list parameters:object`,
      'uuid',
    )
    await expectShapes(
      system,
      ...(['ptp_interfaces', 'ptp_interfaces'] as const),
      `${ptp} ptp_instance_id:int ptp_instance_uuid ptp_instance_name hostnames:list interface_names:list parameters:list`,
      'uuid',
    )
  })

  test('a certificate', async () => {
    const system = await openSystem('aio-sx')
    const form = new FormData()
    form.set('mode', 'ssl_ca')
    form.set('file', new Blob([certified({subject: {CN: 'Root'}, ca: true, serial: 5}).pem]), 'ca.pem')
    const url = `${system.simulator.url}/RegionOne/sysinv/v1/certificate/certificate_install`
    await fetch(url, {method: 'POST', headers: {'x-auth-token': system.token}, body: form})
    const keys = 'uuid certtype issuer? signature start_date expiry_date details? subject? hash_subject?'
    await expectShapes(system, 'certificate', 'certificates', keys, 'uuid')
  })

  test('an upgrade of Kubernetes', async () => {
    const system = await openSystem('aio-dx')
    await system.post('kube_upgrade', {to_version: 'v1.33.0'})
    const keys = 'id:int uuid from_version to_version state links:list created_at updated_at?'
    await expectShapes(system, 'kube_upgrade', 'kube_upgrades', keys, 'uuid')
  })
})
