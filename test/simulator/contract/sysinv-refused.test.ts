import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {openSession, type Session} from '../support/session.js'

/** Requests, and what the genuine API answered to them; `HOST` and `SYSTEM` stand for uuids. */
let session: Session
const uuids: Record<string, string> = {}
const unknown = '00000000-0000-4000-8000-000000000000'

type Row = Record<string, string>
const ask = (method: string, path: string, body?: unknown) => session.ask(method, `/RegionOne/sysinv/v1/${path}`, body)
const rows = async (path: string): Promise<Row[]> =>
  Object.values((await ask('GET', path)).body as Record<string, Row[]>)[0] ?? []
const named = (text: string) => Object.entries(uuids).reduce((all, [name, uuid]) => all.replaceAll(name, uuid), text)

beforeAll(async () => {
  session = await openSession({scenario: 'standard'})
  for (const [name, path] of [
    ['SYSTEM', 'isystems'],
    ['PARAMETER', 'service_parameter'],
    ['LOGGING', 'remotelogging'],
    ['NETWORK', 'networks'],
    ['POOL', 'addrpools'],
    ['DNS', 'idns'],
  ] as const) {
    uuids[name] = (await rows(path))[0]?.['uuid'] ?? ''
  }
  uuids['HOST'] = (await rows('ihosts')).find((one) => one['hostname'] === 'worker-0')?.['uuid'] ?? ''
  uuids['BACKEND'] = (await rows('storage_backend')).find((one) => one['backend'] === 'ceph')?.['uuid'] ?? ''
  const made = await ask('POST', 'ptp_instances', {name: 'ptp2', service: 'ptp4l'})
  uuids['INSTANCE'] = (made.body as Row)['uuid'] ?? ''
})
afterAll(() => session.simulator.close())

const replaced = (path: string, value: unknown) => [{op: 'replace', path, value}]

/** What is quoted of a body is quoted as Python writes it. */
test.each([
  // hosts, systems and services check a patch by hand
  ['PATCH', 'ihosts/HOST', [{op: 'test', path: '/task', value: 'x'}], 400, 'Operation not supported: test'],
  [
    'PATCH',
    'ihosts/HOST',
    {task: 'x'},
    400,
    "Invalid input for field/attribute patch. Value: '{'task': 'x'}'. Value not a valid list: {'task': 'x'}",
  ],
  ['PATCH', 'ihosts/HOST', undefined, 400, 'Missing argument: "patch"'],
  ['PATCH', 'ihosts/HOST', [{op: 'replace', value: 'x'}], 400, "Invalid patch format: {'op': 'replace', 'value': 'x'}"],
  ['PATCH', 'ihosts/HOST', replaced('task', 'x'), 400, 'Invalid path: task'],
  [
    'PATCH',
    'isystems/SYSTEM',
    replaced('/nosuch', 'x'),
    400,
    "Couldn't apply patch '[{'op': 'replace', 'path': '/nosuch', 'value': 'x'}]'. " +
      "Reason: can't replace a non-existent object 'nosuch'",
  ],
  [
    'PATCH',
    'services/cinder',
    replaced('/foo', 'true'),
    400,
    "Couldn't apply patch '[{'op': 'replace', 'path': '/foo', 'value': 'true'}]'. " +
      "Reason: can't replace a non-existent object 'foo'",
  ],
  // all others declare what a patch is
  ['PATCH', 'idns/DNS', undefined, 400, 'Missing argument: "patch"'],
  [
    'PATCH',
    'idns/DNS',
    {nameservers: 'x'},
    400,
    "Invalid input for field/attribute patch. Value: '{'nameservers': 'x'}'. Value not a valid list: {'nameservers': 'x'}",
  ],
  [
    'PATCH',
    'idns/DNS',
    [{op: 'test', path: '/nameservers', value: 'x'}],
    400,
    "Invalid input for field/attribute op. Value: 'test'. Value should be one of: remove, add, replace",
  ],
  [
    'PATCH',
    'idns/DNS',
    [{op: 'replace', value: 'x'}],
    400,
    "Invalid input for field/attribute path. Value: 'None'. Mandatory field missing.",
  ],
  [
    'PATCH',
    'idns/DNS',
    replaced('/nosuch', 'x'),
    400,
    "Couldn't apply patch '[{'path': '/nosuch', 'op': 'replace', 'value': 'x'}]'. " +
      "Reason: can't replace a non-existent object 'nosuch'",
  ],
  [
    'PATCH',
    'idns/DNS',
    replaced('/nameservers', null),
    400,
    'Edit and Add operation of the field requires non-empty value.',
  ],
  [
    'PATCH',
    'service_parameter/PARAMETER',
    replaced('/uuid', unknown),
    400,
    "'/uuid' is an internal attribute and can not be updated",
  ],
  ['PATCH', 'addrpools/POOL', replaced('/id', 7), 400, "'/id' is an internal attribute and can not be updated"],
  [
    'PATCH',
    'remotelogging/LOGGING',
    replaced('/ip_address', 'foo'),
    400,
    'Expected an IPv4 or IPv6 address but received foo.',
  ],
  [
    'PATCH',
    'ptp_instances/INSTANCE',
    [{op: 'remove', path: '/ptp_parameters/-', value: 'foo=24', section: 'global'}],
    400,
    "No PTP parameter object found for global's foo=24",
  ],
  // numbers of a body
  [
    'POST',
    'datanetworks',
    {network_type: 'vlan', name: 'p6', mtu: 'abc'},
    400,
    "Invalid input for field/attribute datanetwork. Value: '{'network_type': 'vlan', 'name': 'p6', 'mtu': 'abc'}'. " +
      "invalid literal for int() with base 10: 'abc'",
  ],
  [
    'POST',
    'addrpools',
    {name: 'pool3', network: '10.62.0.0', prefix: 'abc'},
    400,
    "Invalid input for field/attribute addrpool. Value: '{'name': 'pool3', 'network': '10.62.0.0', 'prefix': 'abc'}'. " +
      "invalid literal for int() with base 10: 'abc'",
  ],
  [
    'POST',
    'routes',
    {network: '10.1.0.0', prefix: 24, metric: 'x'},
    400,
    "Invalid input for field/attribute route. Value: '{'network': '10.1.0.0', 'prefix': 24, 'metric': 'x'}'. " +
      "invalid literal for int() with base 10: 'x'",
  ],
  [
    'POST',
    'datanetworks',
    {network_type: 'vxlan', name: 'p7'},
    400,
    "VxLan parameters '['ttl', 'port_num', 'multicast_group']' are required for 'dynamic' mode.",
  ],
  ['POST', 'datanetworks', undefined, 400, 'Missing argument: "datanetwork"'],
  // what is not there
  [
    'POST',
    'iinterfaces',
    {ihost_uuid: unknown, ifname: 'vlan1', iftype: 'vlan'},
    400,
    `Server ${unknown} could not be found.`,
  ],
  [
    'POST',
    'ilvgs',
    {ihost_uuid: unknown, lvm_vg_name: 'nova-local'},
    400,
    'Invalid data: failed to create a local volume group object',
  ],
  ['POST', 'partitions', {ihost_uuid: unknown, size_mib: 1024}, 400, 'Invalid data'],
  ['POST', 'istors', {ihost_uuid: unknown, function: 'osd'}, 400, 'Invalid data: failed to create a storage object'],
  [
    'POST',
    'labels/worker-0',
    {k: 'v'},
    400,
    "Invalid input for field/attribute host_uuid. Value: 'worker-0'. unable to convert to uuid. " +
      'Error: Expected a uuid but received worker-0.',
  ],
  ['POST', `labels/${unknown}`, {k: 'v'}, 404, `Server ${unknown} could not be found.`],
  // whoever does not say which one
  ['DELETE', 'networks', undefined, 400, 'Missing argument: "network_uuid"'],
  ['DELETE', 'ihosts', undefined, 400, 'Missing argument: "ihost_id"'],
  ['DELETE', 'labels', undefined, 400, 'Missing argument: "uuid"'],
  ['PATCH', 'idns', replaced('/nameservers', 'x'), 400, 'Missing argument: "dns_uuid"'],
  ['PATCH', 'ihosts', [], 400, 'Missing argument: "uuid"'],
  ['DELETE', 'storage_backend', undefined, 400, 'delete not implemented.'],
  ['GET', 'ihosts/HOST?x=1', undefined, 400, 'Unknown argument: "x"'],
  ['GET', 'networks/NETWORK?x=1', undefined, 400, 'Unknown argument: "x"'],
  [
    'POST',
    'storage_ceph_rook',
    {name: 'ceph-rook-store', backend: 'ceph-rook', services: 'block,filesystem', confirmed: true},
    400,
    'Only one backend between ceph, ceph-rook is supported.',
  ],
  // a file that is neither on the controller nor sent along
  [
    'POST',
    'apps',
    {tarfile: '/tmp/no-such-file.txt'},
    400,
    'Application-upload rejected: /tmp/tarball_uploads/1760000000-no-such-file.txt has unrecognizable tar file extension. ' +
      'Supported extensions are: .tgz and .tar.gz.',
  ],
  [
    'POST',
    'apps',
    {name: 'newapp', app_version: '1.0', tarfile: '/nonexistent.tgz'},
    400,
    'Application-upload rejected: failed to extract tar file 1760000000-nonexistent.tgz.',
  ],
] as const)('%s %s of %j is refused as there', async (method, path, body, status, text) => {
  const answer = await ask(method, named(path), body)
  const {error_message} = answer.body as {error_message: string}
  expect([answer.status, JSON.parse(error_message)]).toEqual([
    status,
    {faultcode: 'Client', faultstring: named(text), debuginfo: null},
  ])
})

test('a storage backend cannot be deleted: the path leads to nothing', async () => {
  const answer = await session.ask('DELETE', `/RegionOne/sysinv/v1/storage_backend/${uuids['BACKEND']}`, undefined, {
    accept: 'application/json',
  })
  expect(answer.status).toBe(404)
  const {error_message} = answer.body as {error_message: string}
  expect(JSON.parse(error_message)).toEqual({code: 404, title: 'Not Found', description: ''})
})

describe('PTP parameters', () => {
  test('may be made before anybody uses them, and go when nobody does', async () => {
    const {status, body} = await ask('POST', 'ptp_parameters', {name: 'a', value: 'b'})
    expect([status, body]).toEqual([
      200,
      {
        ...{created_at: expect.any(String), updated_at: null, id: expect.any(Number), uuid: expect.any(String)},
        ...{section: 'global', name: 'a', value: 'b', owners: []},
      },
    ])
    const {uuid} = body as Row
    const instance = named('ptp_instances/INSTANCE')
    const parameter = {path: '/ptp_parameters/-', value: 'a=b'}
    expect((await ask('PATCH', instance, [{op: 'add', ...parameter}])).status).toBe(200)
    const refused = await ask('DELETE', `ptp_parameters/${uuid}`)
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([
      400,
      expect.stringContaining(`PTP parameter ${uuid} still in use`),
    ])
    expect((await ask('PATCH', instance, [{op: 'remove', path: '/ptp_parameters/-', value: uuid}])).status).toBe(200)
    expect((await ask('GET', `ptp_parameters/${uuid}`)).status).toBe(404)
  })

  test('and interfaces go with their instance', async () => {
    const {body} = await ask('POST', 'ptp_instances', {name: 'short', service: 'ptp4l'})
    const {uuid} = body as Row
    const given = [{op: 'add', path: '/ptp_parameters/-', value: 'domainNumber=9'}]
    expect((await ask('PATCH', `ptp_instances/${uuid}`, given)).status).toBe(200)
    expect((await ask('POST', 'ptp_interfaces', {name: 'if', ptp_instance_uuid: uuid})).status).toBe(200)
    expect((await ask('DELETE', `ptp_instances/${uuid}`)).status).toBe(204)
    expect(await rows('ptp_interfaces')).toEqual([])
    expect((await rows('ptp_parameters')).filter(({name}) => name === 'domainNumber')).toEqual([])
  })
})
