import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openSession, type Session} from '../support/session.js'
import {expectKeys} from './key.js'
import {fields} from './sysinv-field.js'
import {platformFields} from './sysinv-platform-field.js'

let session: Session

beforeAll(async () => {
  session = await openSession({scenario: 'standard'})
})
afterAll(() => session.simulator.close())

const get = (path: string) => session.ask('GET', `/RegionOne/sysinv/v1/${path}`)
const rowsOf = async (path: string, list: string) =>
  ((await get(path)).body as Record<string, Record<string, unknown>[]>)[list] ?? []

describe('what lists and single ones hold', () => {
  test.each([...fields, ...platformFields])('%s', async (path, list, keys) => {
    const all = keys.split(' ')
    const rows = await rowsOf(path, list)
    expect(rows).not.toEqual([])
    for (const row of rows) {
      expectKeys(
        row,
        all.filter((key) => !key.startsWith('+')),
      )
    }
    const [first] = rows
    const single = await get(`${path}/${first?.['uuid'] ?? first?.['id']}`)
    expect(single.status).toBe(200)
    expectKeys(
      single.body as Record<string, unknown>,
      all.filter((key) => !key.startsWith('-')),
    )
  })
})

const unknown = '00000000-0000-4000-8000-000000000000'

describe('what is not there', () => {
  test.each([
    ['intp', 404, `No NTP with id ${unknown} found.`],
    ['ptp', 404, `No PTP with id ${unknown} found.`],
    ['iextoam', 404, `Network ${unknown} could not be found.`],
    ['device_image_state', 404, `A device to image mapping with id ${unknown} not found`],
    ['isystems', 404, `Server ${unknown} could not be found.`],
    ['iuser', 404, `Server ${unknown} could not be found.`],
    ['ihosts', 404, `Server ${unknown} could not be found.`],
    ['inodes', 404, `Server ${unknown} could not be found.`],
    ['icpus', 404, `Server ${unknown} could not be found.`],
    ['imemorys', 404, `Server ${unknown} could not be found.`],
    ['ports', 404, `Server ${unknown} could not be found.`],
    ['ethernet_ports', 404, `Port ${unknown} could not be found.`],
    ['iinterfaces', 400, `No entry found for interface ${unknown}`],
    ['addresses', 404, `Address ${unknown} could not be found.`],
    ['routes', 404, `Route ${unknown} could not be found.`],
    ['addrpools', 404, `Address pool ${unknown} not found`],
    ['networks', 404, `Network ${unknown} could not be found.`],
    ['network_addresspools', 404, `Network addrpool ${unknown} could not be found.`],
    ['interface_networks', 404, `Interface network ${unknown} could not be found.`],
    ['datanetworks', 404, `DataNetwork ${unknown} could not be found.`],
    ['interface_datanetworks', 404, `Interface datanetwork ${unknown} could not be found.`],
    ['idisks', 404, `No disk with id ${unknown}`],
    ['partitions', 404, `No disk partition with id ${unknown}`],
    ['ilvgs', 404, `No LVM Local Volume Group with id ${unknown}`],
    ['ipvs', 404, `No LVM Physical Volume with id ${unknown}`],
    ['istors', 404, `Server ${unknown} could not be found.`],
    ['host_fs', 404, `Host FS with id ${unknown} not found`],
    ['controller_fs', 404, `No ControllerFS with name ${unknown} found.`],
    ['clusters', 404, `Cluster ${unknown} not found`],
    ['storage_backend', 400, `No entry found for storage backend ${unknown}`],
    ['ceph_mon', 404, `Server ${unknown} could not be found.`],
    ['drbdconfig', 404, `Server ${unknown} could not be found.`],
    ['pci_devices', 404, `Server ${unknown} could not be found.`],
    ['lldp_agents', 404, `Server ${unknown} could not be found.`],
    ['isensors', 400, `No entry found for interface ${unknown}`],
    ['isensorgroups', 400, `No entry found for sensorgroup ${unknown}`],
    ['labels', 400, `No label found for ${unknown}`],
    ['ptp_instances', 404, `No PTP instance with id ${unknown} found.`],
    ['ptp_interfaces', 404, `No PTP interface with id ${unknown} found.`],
    ['ptp_parameters', 404, `No PTP parameter with id ${unknown} found.`],
    ['device_images', 404, `Device image ${unknown} could not be found.`],
    ['device_labels', 400, `No device label found for ${unknown}`],
    ['services', 400, `Service ${unknown} could not be found`],
    ['servicenodes', 400, `Service node ${unknown} could not be found`],
    ['servicegroup', 400, `Service group ${unknown} could not be found`],
  ])('%s', async (path, status, text) => {
    const answer = await get(`${path}/${unknown}`)
    expect(answer.status).toBe(status)
    const {error_message} = answer.body as {error_message: string}
    expect(JSON.parse(error_message)).toEqual({faultcode: 'Client', faultstring: text, debuginfo: null})
  })

  test.each([
    ['icpus/x', 'cpu_uuid', 'x'],
    ['iinterfaces/x', 'interface_uuid', 'x'],
    ['ihosts/controller-0/idisks', 'i_uuid', 'controller-0'],
    ['ihosts/controller-0/ptp_instances', 'host_uuid', 'controller-0'],
    ['ihosts/1/labels', 'uuid', '1'],
    ['ihosts/1/kernel', 'ihost_uuid', '1'],
  ])('a word where a uuid belongs: %s', async (path, argument, word) => {
    const answer = await get(path)
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain(
      `Invalid input for field/attribute ${argument}. Value: '${word}'. unable to convert to uuid. Error: Expected a uuid but received ${word}.`,
    )
  })

  test('what belongs to an unknown host is mostly nothing', async () => {
    expect((await get(`ihosts/${unknown}/idisks`)).body).toEqual({idisks: []})
    expect((await get(`ihosts/${unknown}/labels`)).body).toEqual({labels: []})
    expect((await get(`ihosts/${unknown}/iinterfaces`)).body).toEqual({iinterfaces: []})
    expect((await get(`ihosts/${unknown}/kernel`)).status).toBe(404)
    expect((await get(`ihosts/${unknown}/ptp_instances`)).status).toBe(404)
    expect((await get('iinterfaces')).status).toBe(400)
  })
})

test('the version says what there is, to everybody', async () => {
  for (const path of ['/RegionOne/sysinv/v1', '/RegionOne/sysinv/v1/']) {
    const {status, body} = await session.ask('GET', path, undefined, {'x-auth-token': ''})
    expect(status).toBe(200)
    const {id, media_types: types, links: own, ...resources} = body as Record<string, unknown[]>
    expect([id, types?.length, own?.length, Object.keys(resources).length]).toEqual(['v1', 1, 2, 63])
    expect(resources['ihosts']).toMatchObject([
      {href: expect.stringMatching(/\/v1\/ihosts\/$/), rel: 'self'},
      {href: expect.stringMatching(/[^1]\/ihosts\/$/), rel: 'bookmark'},
    ])
  }
})

test.each([
  ['GET', 'upgrade', 500, 'Server', 'This API is deprecated.'],
  ['GET', 'query_compatible_apps', 400, 'Client', 'Missing argument: "k8s_ver"'],
  ['PATCH', 'ihosts', 400, 'Client', 'Missing argument: "uuid"'],
])('%s %s is refused', async (method, path, status, faultcode, text) => {
  const answer = await session.ask(method, `/RegionOne/sysinv/v1/${path}`, method === 'PATCH' ? [] : undefined)
  expect(answer.status).toBe(status)
  const {error_message} = answer.body as {error_message: string}
  expect(JSON.parse(error_message)).toEqual({faultcode, faultstring: text, debuginfo: null})
})

test('small things that only programs ask for', async () => {
  expect((await get('fernet_repo')).body).toEqual({keys: []})
  expect((await get('query_compatible_apps?k8s_ver=v1.32.2')).body).toContain('cert-manager-26.03-1.tgz')
  const [system] = await rowsOf('isystems', 'isystems')
  expect((await get(`isystems/${system?.['uuid']}/idns`)).status).toBe(404)
  expect((await get(`isystems/${system?.['uuid']}/controller_fs`)).status).toBe(200)
})

describe('pages', () => {
  test('a page says where the next one is, as long as there may be one', async () => {
    const first = await get('ihosts?limit=2')
    const {ihosts, next} = first.body as {ihosts: {uuid: string; hostname: string}[]; next: string}
    expect(ihosts.map((host) => host.hostname)).toEqual(['controller-0', 'controller-1'])
    expect(next).toBe(
      `${session.simulator.url}/RegionOne/sysinv/v1/ihosts?sort_key=id&sort_dir=asc&limit=2&marker=${ihosts[1]?.uuid}`,
    )
    const second = await session.ask('GET', next.slice(session.simulator.url.length))
    expect((second.body as typeof first.body & {ihosts: {hostname: string}[]}).ihosts.map((h) => h.hostname)).toEqual([
      'storage-0',
      'storage-1',
    ])
    expect((await get('ihosts?limit=7')).body).not.toHaveProperty('next')
  })

  test('sorting', async () => {
    const names = (await rowsOf('ihosts?sort_key=hostname&sort_dir=desc', 'ihosts')).map((host) => host['hostname'])
    expect(names).toEqual(['worker-1', 'worker-0', 'storage-1', 'storage-0', 'controller-1', 'controller-0'])
    expect((await rowsOf('ihosts?personality=worker', 'ihosts')).length).toBe(2)
  })

  test.each([
    ['limit=-1', 400, 'Limit must be positive'],
    ['limit=abc', 400, "Invalid input for field/attribute limit. Value: 'abc'. unable to convert to int."],
    ['sort_dir=up', 400, "Invalid sort direction: up. Acceptable values are 'asc' or 'desc'"],
    ['sort_key=nope', 400, 'Sort key supplied is invalid: nope'],
    ['foo=bar', 400, 'Unknown argument: \\"foo\\"'],
    [`marker=${unknown}`, 404, `Server ${unknown} could not be found.`],
  ])('%s is refused', async (query, status, text) => {
    const answer = await get(`ihosts?${query}`)
    expect(answer.status).toBe(status)
    expect((answer.body as {error_message: string}).error_message).toContain(text)
  })
})
