import {describe, expect, test} from 'vitest'
import {openSystem, type Row, refusal} from './system.js'

const locked = async () => {
  const system = await openSystem()
  await system.act('worker-0', 'lock')
  await system.pass('1m')
  return system
}

describe('what can be changed', () => {
  test.each<[Row, Row]>([
    [{location: {locn: 'rack 8'}}, {location: {locn: 'rack 8'}}],
    [{location: 'rack 9'}, {location: {locn: 'rack 9'}}],
    [
      {console: 'ttyS1,115200', tboot: 'true'},
      {console: 'ttyS1,115200', tboot: 'true'},
    ],
    [{clock_synchronization: 'ptp'}, {clock_synchronization: 'ptp'}],
    [{apparmor: 'enabled'}, {apparmor: 'enabled'}],
    [
      {bm_type: 'ipmi', bm_ip: '10.10.10.88'},
      {bm_type: 'ipmi', bm_ip: '10.10.10.88', bm_username: 'root'},
    ],
    [{bm_type: 'none'}, {bm_type: 'none', bm_ip: null, bm_username: null}],
    [{max_cpu_mhz_configured: '3000'}, {max_cpu_mhz_configured: '3000'}],
    [{id: 77}, {id: 5}],
    [{action: ''}, {task: ''}],
    [{}, {hostname: 'worker-0'}],
  ])('%j', async (wish, then) => {
    const answer = await (await locked()).patch('ihosts/worker-0', wish)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject(then)
    // The reply to a change names neither the role of a controller nor the address.
    expect((answer.body as Row)['mgmt_ip']).toBeNull()
  })

  test('how fast its CPUs may be, from the percentage on that the platform has for it', async () => {
    const system = await openSystem()
    const [least] = (await system.rows('service_parameter')).filter(({name}) => name === 'cpu_max_freq_min_percentage')
    await system.patch(`service_parameter/${least?.['uuid']}`, {value: '70'})
    const slow = await system.patch('ihosts/worker-0', {max_cpu_mhz_configured: '2450'})
    expect(slow.body).toMatchObject({max_cpu_mhz_configured: '2450'})
    expect(refusal(await system.patch('ihosts/worker-0', {max_cpu_mhz_configured: '2449'}))).toBe(
      '400 Max CPU Frequency must be between (2450, 3500).',
    )
    const full = await system.patch('ihosts/worker-0', {max_cpu_mhz_configured: 'max_cpu_mhz_allowed'})
    expect(full.body).toMatchObject({max_cpu_mhz_configured: '3500'})
  })

  test('the kernel, on a locked worker, from the next unlock on', async () => {
    const system = await locked()
    const {uuid} = await system.host('worker-0')
    const changed = await system.patch(`ihosts/${uuid}/kernel`, {kernel_provisioned: 'lowlatency'})
    expect(changed.body).toMatchObject({kernel_provisioned: 'lowlatency', kernel_running: 'standard'})
    await system.act('worker-0', 'unlock')
    await system.pass('20m')
    expect((await system.get(`ihosts/${uuid}/kernel`)).body).toMatchObject({kernel_running: 'lowlatency'})
    expect(await system.state('worker-0', 'subfunctions')).toBe('worker,lowlatency')
    expect(refusal(await system.patch(`ihosts/${uuid}/kernel`, {kernel_provisioned: 'standard'}))).toBe(
      '400 Host must be locked.',
    )
  })
})

describe('what is refused', () => {
  const configured =
    'The following fields can not be modified because this host worker-0 has been configured: hostname, personality, subfunctions'
  test.each<[Row, string]>([
    [{personality: 'controller'}, configured],
    [{hostname: 'x'}, configured],
    [{uuid: '00000000-0000-4000-8000-000000000000'}, "Change ['uuid'] contains restricted {'uuid'}."],
    [{task: null}, "Change ['task'] contains restricted {'task'}."],
    [{administrative: 'unlocked'}, "Change ['administrative'] contains restricted {'administrative'}."],
    [{foo: 'bar'}, "Patching Error: can't replace a non-existent object 'foo'"],
    [{bm_type: 'ipmi', bm_ip: '300.1.1.1'}, 'worker-0: Rejected: Board Management controller IP Address is not valid.'],
    [
      {bm_username: 'other'},
      'worker-0 Rejected: username change attempt from root to other without corresponding password.',
    ],
    [{apparmor: 'maybe'}, 'Invalid apparmor state. Allowed values:enabled, disabled.'],
    [{max_cpu_mhz_configured: '9000'}, 'Max CPU Frequency must be between (2800, 3500).'],
    [
      {clock_synchronization: 'sundial'},
      "Host update failed: clock_synchronization: invalid choice: 'sundial', choose from ['ntp', 'ptp']",
    ],
  ])('%j', async (wish, text) => {
    const system = await locked()
    const before = (await system.get('ihosts/worker-0')).body
    expect(refusal(await system.patch('ihosts/worker-0', wish))).toBe(`400 ${text}`)
    expect((await system.get('ihosts/worker-0')).body).toEqual(before)
  })

  test.each<[unknown, string]>([
    [
      [{op: 'add', path: '/newattr', value: 'x'}],
      'Adding an additional attribute (/newattr) to the resource is not allowed',
    ],
    [[{op: 'replace', value: 'x'}], "Invalid patch format: {'op': 'replace', 'value': 'x'}"],
    [[{op: 'replace', path: 'task', value: 'x'}], 'Invalid path: task'],
    [
      {op: 'replace'},
      "Invalid input for field/attribute patch. Value: '{'op': 'replace'}'. Value not a valid list: {'op': 'replace'}",
    ],
  ])('as a patch: %j', async (body, text) => {
    const system = await openSystem()
    const answer = await system.ask('PATCH', '/RegionOne/sysinv/v1/ihosts/worker-0', body)
    expect(refusal(answer)).toBe(`400 ${text}`)
  })

  test('the clock of CPUs that the power manager has', async () => {
    const system = await locked()
    const {uuid} = await system.host('worker-0')
    await system.post(`labels/${uuid}`, {'power-management': 'enabled'})
    expect(refusal(await system.patch('ihosts/worker-0', {max_cpu_mhz_configured: '3000'}))).toBe(
      '400 Host CPU MHz cannot be configured if Power Manager is enabled.',
    )
  })

  test('while unlocked: what the installer reads', async () => {
    const system = await openSystem()
    expect(refusal(await system.patch('ihosts/worker-0', {console: 'ttyS1'}))).toBe(
      '400 Host must be locked before updating installation parameters.',
    )
    expect(refusal(await system.patch('ihosts/worker-0', {apparmor: 'enabled'}))).toBe(
      '400 This update is not allowed as host:worker-0 is unlocked.',
    )
  })
})

describe('many hosts at once', () => {
  const upload = async (system: Awaited<ReturnType<typeof openSystem>>, xml: string) => {
    const form = new FormData()
    form.set('file', new Blob([xml]), 'for_upload')
    const response = await fetch(`${system.simulator.url}/RegionOne/sysinv/v1/ihosts/bulk_add`, {
      method: 'POST',
      headers: {'x-auth-token': system.token},
      body: form,
    })
    return (await response.json()) as {success: string; error: string}
  }
  const host = (hostname: string, mac: string) =>
    `<host><personality>worker</personality><hostname>${hostname}</hostname><mgmt_mac>${mac}</mgmt_mac></host>`

  test('the right ones are added, each wrong one is named', async () => {
    const system = await openSystem()
    const hosts = [host('worker-8', '08:00:27:00:00:08'), host('worker-0', '08:00:27:00:00:09')]
    expect(await upload(system, `<?xml version="1.0" ?><hosts>${hosts.join('')}</hosts>`)).toEqual({
      success: '\n worker-8',
      error: ' worker-0: Host-add Rejected: Hostname already exists\n',
    })
  })

  test('what cannot be right keeps all of them out', async () => {
    const system = await openSystem()
    const hosts = [host('worker-8', '08:00:27:00:00:08'), host('bad name', '08:00:27:00:00:09')]
    expect((await upload(system, `<hosts>${hosts.join('')}</hosts>`)).error).toContain(
      'No hosts have been added, error parsing host bad name:',
    )
    expect((await upload(system, '<hosts><host></hosts>')).error).toBe('No hosts have been added, invalid XML document')
    expect((await system.get('ihosts/worker-8')).status).toBe(404)
  })

  test('what one system exports another takes in', async () => {
    const first = await openSystem()
    const {content} = (await first.get('ihosts/bulk_export')).body as {content: string}
    expect(content).toContain('<hostname>worker-1</hostname>')
    const second = await openSystem('aio-dx')
    const {success, error} = await upload(second, content)
    expect(success).toBe('')
    expect(error).toContain('Personality [storage] for host is not compatible')
  })
})
