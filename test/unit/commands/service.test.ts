import {describe, expect, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const uuid = 'a1a1a1a1-0000-4000-8000-000000000001'

const service = (id: number, name: string, more: object = {}) => ({
  ...{id, name, status: '', state: 'enabled-active', desired_state: 'enabled-active', node_name: 'controller-0'},
  ...more,
})
const group = {
  ...{uuid, name: 'controller-services', service_group_name: 'controller-services', node_name: 'controller-1'},
  ...{state: 'standby', status: 'degraded', desired_state: 'standby', condition: ''},
}
const node = {
  ...{id: 1, name: 'controller-0', administrative_state: 'unlocked', operational_state: 'enabled'},
  ...{availability_status: 'available', ready_state: 'enabled'},
}

describe('services', () => {
  const services = [
    service(2, 'oam-ip', {state: 'disabled', status: 'failed'}),
    service(1, 'management-ip'),
    service(3, 'coming', {state: 'initial'}),
    service(4, 'dbmon', {node_name: null}),
  ]

  test('list leaves out what is not there yet, and says what has failed', async () => {
    expectWire({path: '/sysinv/v1/services', reply: {services}})
    expect(await tableOf(['service', 'list'])).toEqual([
      ['id', 'service_name', 'hostname', 'state'],
      ['4', 'dbmon', 'None', 'enabled-active'],
      ['1', 'management-ip', 'controller-0', 'enabled-active'],
      ['2', 'oam-ip', 'controller-0', 'disabled-failed'],
    ])
  })

  test('list as the official program names the local node where none is given', async () => {
    expectWire({path: '/sysinv/v1/services', reply: {services}})
    const {stdout} = await runProgram(['service-list'], {program: 'system'})
    expect(stdout).not.toContain('None')
  })

  test('show', async () => {
    expectWire({path: '/sysinv/v1/services/2', reply: services[0]})
    expect(await tableOf(['service', 'show', '2'])).toEqual([
      ['Property', 'Value'],
      ['hostname', 'controller-0'],
      ['id', '2'],
      ['service_name', 'oam-ip'],
      ['state', 'disabled-failed'],
    ])
  })

  test.each([
    ['enable', true],
    ['disable', false],
  ])('%s', async (verb, value) => {
    const patch = {
      method: 'PATCH',
      path: '/sysinv/v1/services/barbican',
      sends: [{op: 'replace', path: '/enabled', value}],
      reply: {name: 'barbican'},
    } as const
    expectWire(patch)
    const {stdout, stderr, code} = await runProgram(['service', verb, 'barbican'])
    expect({stdout, stderr, code}).toEqual({stdout: '', stderr: `barbican: ${verb}d\n`, code: 0})
    expectWire(patch)
    const official = await runProgram([`service-${verb}`, 'barbican'], {program: 'system'})
    expect(official).toEqual({stdout: '', stderr: '', code: 0})
  })
})

test('servicegroup list and show', async () => {
  expectWire({path: '/sysinv/v1/servicegroup', reply: {sm_servicegroup: [group]}})
  expect(await tableOf(['servicegroup', 'list'])).toEqual([
    ['uuid', 'service_group_name', 'hostname', 'state'],
    [uuid, 'controller-services', 'controller-1', 'standby-degraded'],
  ])
  expectWire({path: `/sysinv/v1/servicegroup/${uuid}`, reply: group})
  expect(await tableOf(['servicegroup', 'show', uuid])).toEqual([
    ['Property', 'Value'],
    ['hostname', 'controller-1'],
    ['name', 'controller-services'],
    ['service_group_name', 'controller-services'],
    ['state', 'standby-degraded'],
    ['uuid', uuid],
  ])
})

test('servicenode list and show', async () => {
  expectWire({path: '/sysinv/v1/servicenodes', reply: {nodes: [node]}})
  expect(await tableOf(['servicenode', 'list'])).toEqual([
    ['id', 'name', 'administrative', 'operational', 'availability', 'ready_state'],
    ['1', 'controller-0', 'unlocked', 'enabled', 'available', 'enabled'],
  ])
  expectWire({path: '/sysinv/v1/servicenodes/1', reply: node})
  expect((await tableOf(['servicenode', 'show', '1'])).map(([name]) => name)).toEqual([
    ...['Property', 'administrative_state', 'availability_status', 'id', 'name', 'operational_state', 'ready_state'],
  ])
})

describe('refusals', () => {
  test.each([
    [['service', 'show', '9'], '/services/9', 'service not found: 9'],
    [['servicegroup', 'show', '9'], '/servicegroup/9', 'Service Group not found: 9'],
    [['servicenode', 'show', '9'], '/servicenodes/9', 'Service Node not found: 9'],
  ])('%j of nothing', async (words, path, said) => {
    expectWire({path: `/sysinv/v1${path}`, status: 404})
    const {stderr, code} = await runProgram(words)
    expect({stderr, code}).toEqual({stderr: `stx: ${said}\n`, code: 5})
  })

  test('of a service that cannot be enabled', async () => {
    expectWire({method: 'PATCH', path: '/sysinv/v1/services/zzz', status: 404})
    const {stderr, code} = await runProgram(['service-disable', 'zzz'], {program: 'system'})
    expect({stderr, code}).toEqual({stderr: 'service not recognized: zzz\n', code: 1})
  })

  test.each([
    [['service', 'list'], '/services'],
    [['servicegroup', 'list'], '/servicegroup'],
    [['servicenode', 'list'], '/servicenodes'],
    [['servicenode', 'show', '1'], '/servicenodes/1'],
  ])('%j is for administrators', async (words, path) => {
    expectWire({path: `/sysinv/v1${path}`, status: 403})
    const {stderr, code} = await runProgram(words)
    const said = "Not authorized. The requested action requires 'admin' level"
    expect({stderr, code}).toEqual({stderr: `stx: ${said}\n`, code: 4})
  })
})

test('vim host-audit', async () => {
  const host = {
    ...{id: 1, uuid, hostname: 'controller-0', personality: 'controller'},
    ...{administrative: 'unlocked', operational: 'enabled', availability: 'available'},
  }
  const post = {
    method: 'POST',
    path: `/sysinv/v1/ihosts/${uuid}/vim`,
    sends: {vim_event: 'host-audit'},
    reply: {hostname: 'controller-0', ihost_uuid: uuid, vim_event: 'host-audit'},
  } as const
  expectWire({path: '/sysinv/v1/ihosts', reply: {ihosts: [host]}}, post)
  const {stdout, code} = await runProgram(['vim-host-audit', 'controller-0'], {program: 'system'})
  expect({stdout, code}).toEqual({stdout: 'Host audit initiated successfully: controller-0\n', code: 0})
})
