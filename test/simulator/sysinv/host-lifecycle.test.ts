import {describe, expect, test} from 'vitest'
import {openSystem, refusal} from './system.js'

type Steps = readonly (readonly [after: string, state: string])[]

async function follows(name: string, action: string, before: readonly string[], steps: Steps) {
  const system = await openSystem()
  for (const earlier of before) {
    expect(refusal(await system.act(name, earlier))).toBe('200')
    await system.pass('20m')
  }
  expect(refusal(await system.act(name, action))).toBe('200')
  for (const [after, state] of steps) {
    await system.pass(after)
    expect(await system.state(name)).toBe(state)
  }
  return system
}

describe('one operation, state by state', () => {
  test('lock', async () => {
    const system = await follows(
      'worker-0',
      'lock',
      [],
      [
        ['0s', 'unlocked enabled available Locking'],
        ['8s', 'unlocked enabled available Locking'],
        ['12s', 'locked disabled online '],
      ],
    )
    expect(await system.state('worker-0', 'ihost_action', 'vim_progress_status')).toBe(' services-disabled')
    expect(await system.alarms()).toEqual(['200.001 host=worker-0'])
    expect(await system.logs()).toEqual(['200.022 host=worker-0.state=disabled', '200.022 host=worker-0.status=online'])
  })

  test('force-lock', async () => {
    const system = await follows(
      'worker-0',
      'force-lock',
      [],
      [
        ['0s', 'unlocked enabled available Force Locking'],
        ['5s', 'unlocked enabled available Force Lock Reset in Progress'],
        ['25s', 'locked disabled offline '],
        ['5m', 'locked disabled online '],
      ],
    )
    expect(await system.logs()).toContain('200.021 host=worker-0.command=force-lock')
  })

  test('unlock', async () => {
    const system = await follows(
      'worker-0',
      'unlock',
      ['lock'],
      [
        ['0s', 'unlocked disabled online Unlocking'],
        ['15s', 'unlocked disabled offline Booting'],
        ['5m', 'unlocked disabled intest Testing'],
        ['20s', 'unlocked disabled intest Initializing'],
        ['60s', 'unlocked enabled intest Enabling Worker Service'],
        ['90s', 'unlocked enabled available '],
      ],
    )
    expect(await system.alarms()).toEqual([])
    expect(await system.state('worker-0', 'subfunction_oper', 'subfunction_avail', 'vim_progress_status')).toBe(
      'enabled available services-enabled',
    )
    expect(await system.logs()).toContain('200.021 host=worker-0.command=unlock')
    expect(await system.logs()).toContain('200.022 host=worker-0.state=enabled')
  })

  test('reboot', () =>
    follows(
      'worker-0',
      'reboot',
      ['lock'],
      [
        ['0s', 'locked disabled online Rebooting'],
        ['10s', 'locked disabled offline Rebooting/Resetting Host'],
        ['5m', 'locked disabled online '],
      ],
    ))

  test('reset', () =>
    follows(
      'worker-0',
      'reset',
      ['lock'],
      [
        ['0s', 'locked disabled online Resetting'],
        ['2s', 'locked disabled online Reset Requested'],
        ['10s', 'locked disabled online Resetting: waiting for offline'],
        ['10s', 'locked disabled offline Reset Completed'],
        ['5m', 'locked disabled online '],
      ],
    ))

  test('power-off and power-on', async () => {
    const system = await follows(
      'worker-0',
      'power-off',
      ['lock'],
      [
        ['0s', 'locked disabled online Powering-off'],
        ['2s', 'locked disabled online Power-Off Requested'],
        ['10s', 'locked disabled online Powering Off'],
        ['10s', 'locked disabled power-off Power-Off Completed'],
        ['10s', 'locked disabled power-off '],
      ],
    )
    expect(refusal(await system.act('worker-0', 'unlock'))).toContain("Can not 'Unlock a Powered-Off' host worker-0")
    expect(refusal(await system.act('worker-0', 'reset'))).toContain('Cannot reset a powered off host')
    expect(refusal(await system.act('worker-0', 'power-on'))).toBe('200')
    await system.pass('22s')
    expect(await system.state('worker-0')).toBe('locked disabled offline Power-On Completed')
    await system.pass('5m')
    expect(await system.state('worker-0')).toBe('locked disabled online ')
  })

  test('reinstall', async () => {
    const system = await follows(
      'worker-0',
      'reinstall',
      ['lock'],
      [
        ['0s', 'locked disabled online Reinstalling'],
        ['30s', 'locked disabled offline Reinstalling'],
      ],
    )
    const steps = [
      ['3m', 'preinstall null'],
      ['1m', 'installing 0/1290'],
      ['4m', 'installing 645/1290'],
      ['4m', 'postinstall null'],
      ['2m', 'booting null'],
    ] as const
    for (const [after, state] of steps) {
      await system.pass(after)
      expect(await system.state('worker-0', 'install_state', 'install_state_info')).toBe(state)
    }
    expect(refusal(await system.act('worker-0', 'unlock'))).toContain('is not online')
    await system.pass('5m')
    expect(await system.state('worker-0')).toBe('locked disabled online Reinstall Succeeded')
    expect(await system.logs()).toContain('200.022 host=worker-0.status=reinstall-complete')
  })

  test('swact', async () => {
    const system = await follows(
      'controller-0',
      'swact',
      [],
      [
        ['0s', 'unlocked enabled available Swacting'],
        ['2s', 'unlocked enabled available Swact: Request'],
        ['3s', 'unlocked enabled available Swact: In-Progress'],
        ['50s', 'unlocked enabled available Swact: Complete'],
        ['10s', 'unlocked enabled available '],
      ],
    )
    const {capabilities: first} = await system.host('controller-0')
    const {capabilities: second} = await system.host('controller-1')
    expect([first, second]).toMatchObject([{Personality: 'Controller-Standby'}, {Personality: 'Controller-Active'}])
    const [service] = await system.rows('services')
    expect(service?.['node_name']).toBe('controller-1')
    const groups = await system.rows('servicegroup')
    const controllerServices = groups.filter((one) => one['service_group_name'] === 'controller-services')
    expect(controllerServices.map((one) => one['state'])).toEqual(['standby', 'active'])
  })

  test('delete takes the alarms and the inventory along', async () => {
    const system = await follows('worker-0', 'lock', [], [['20s', 'locked disabled online ']])
    const {uuid} = await system.host('worker-0')
    expect((await system.rows('icpus')).some((cpu) => cpu['ihost_uuid'] === uuid)).toBe(true)
    expect((await system.remove('ihosts/worker-0')).status).toBe(204)
    expect((await system.get('ihosts/worker-0')).status).toBe(404)
    expect((await system.rows('icpus')).some((cpu) => cpu['ihost_uuid'] === uuid)).toBe(false)
    expect(await system.alarms()).toEqual([])
  })
})

describe('a new host', () => {
  const worker = {hostname: 'worker-2', personality: 'worker', mgmt_mac: '08:00:27:AA:BB:02'}

  test('is installed, inventoried and unlocked', async () => {
    const system = await openSystem()
    const added = await system.post('ihosts', worker)
    expect(added.body).toMatchObject({
      hostname: 'worker-2',
      mgmt_mac: '08:00:27:aa:bb:02',
      administrative: 'locked',
      availability: 'offline',
      invprovision: 'unprovisioned',
    })
    expect(refusal(await system.act('worker-2', 'unlock'))).toContain('Host worker-2 is not online')
    await system.pass('30m')
    expect(await system.state('worker-2', 'availability', 'inv_state', 'install_state')).toBe(
      'online inventoried completed+',
    )
    const {uuid} = await system.host('worker-2')
    expect((await system.rows(`ihosts/${uuid}/icpus`)).length).toBe(32)
    const management = (await system.rows('ihosts/worker-2/iinterfaces')).find((one) => one['ifname'] === 'mgmt0')
    expect(management).toMatchObject({imac: '08:00:27:aa:bb:02', ifclass: 'platform'})
    expect(refusal(await system.act('worker-2', 'unlock'))).toBe(
      '400 Cannot unlock host worker-2 without configuring a cluster-host interface.',
    )
    const network = (await system.rows('networks')).find((one) => one['type'] === 'cluster-host')
    const assigned = await system.post('interface_networks', {
      interface_uuid: management?.['uuid'],
      network_uuid: network?.['uuid'],
    })
    expect(refusal(assigned)).toBe('200')
    expect(refusal(await system.act('worker-2', 'unlock'))).toBe('200')
    await system.pass('20m')
    expect(await system.state('worker-2')).toBe('unlocked enabled available ')
    expect(await system.state('worker-2', 'invprovision')).toBe('provisioned')
  })

  test('is discovered by its MAC address and waits for a personality', async () => {
    const system = await openSystem()
    const {sim} = system.simulator
    sim.transact(() => sim.emit('node.booted', {region: 'RegionOne', mac: '08:00:27:00:00:07'}))
    expect(await system.host('7')).toMatchObject({hostname: null, personality: null, availability: 'offline'})
    expect(refusal(await system.act('7', 'unlock'))).toContain('is not online')
    expect(refusal(await system.patch('ihosts/7', {personality: 'worker'}))).toContain(
      'must be provisioned with a hostname',
    )
    expect(refusal(await system.patch('ihosts/7', {personality: 'worker', hostname: 'worker-7'}))).toBe('200')
    await system.pass('30m')
    expect(await system.state('worker-7')).toBe('locked disabled online ')
  })

  test('storage hosts and controllers get their names', async () => {
    const system = await openSystem()
    const answer = await system.post('ihosts', {personality: 'storage', mgmt_mac: '08:00:27:aa:bb:03'})
    expect(answer.body).toMatchObject({hostname: 'storage-2', subfunctions: 'storage'})
    expect(refusal(await system.post('ihosts', {personality: 'controller', mgmt_mac: '08:00:27:aa:bb:04'}))).toBe(
      '400 Two controller nodes have already been configured. This host can not be configured as a controller.',
    )
  })

  test.each([
    [{...worker, hostname: 'worker-0'}, 'Host-add Rejected: Hostname already exists'],
    [{...worker, mgmt_mac: 'zz'}, 'Host-add Rejected: Must provide a valid format of a MAC Address'],
    [
      {hostname: 'worker-8', personality: 'worker'},
      'Host-add Rejected: Must provide MAC Address of the host mgmt interface',
    ],
    [{hostname: 'worker-3', foo: 1}, 'Unknown attribute for argument host: foo'],
    [
      {...worker, hostname: 'controller-2', personality: 'controller'},
      "Host with personality=controller can only have a hostname from ['controller-0', 'controller-1']",
    ],
    [{...worker, hostname: 'bad name'}, 'Name may only contain letters, numbers, underscores, periods and hyphens.'],
    [
      {...worker, hostname: 'storage-9'},
      'storage-9 Reject attempt to configure invalid hostname for personality worker.',
    ],
  ])('%j is refused', async (wanted, text) => {
    expect(refusal(await (await openSystem()).post('ihosts', wanted))).toBe(`400 ${text}`)
  })

  test('a MAC address is known once', async () => {
    const system = await openSystem()
    await system.post('ihosts', worker)
    expect(refusal(await system.post('ihosts', {...worker, hostname: 'worker-3'}))).toBe(
      '400 Host-add Rejected: Host with mgmt_mac 08:00:27:aa:bb:02 already exists',
    )
  })
})

describe('refusals', () => {
  test.each([
    ['controller-0', 'lock', 'controller-0 : Rejected: Can not lock an active controller.'],
    ['controller-0', 'force-lock', 'controller-0 : Rejected: Can not lock an active controller.'],
    ['controller-0', 'unlock', "Avoiding 'unlock' action on already 'unlocked' host controller-0"],
    ['controller-0', 'reset', "Can not 'Reset' an 'unlocked' host controller-0; Please 'Lock' first"],
    ['controller-0', 'reboot', "Can not 'Reboot' an 'unlocked' host controller-0; Please 'Lock' first"],
    ['controller-0', 'power-on', "Can not 'Power-On' an already Powered-on and 'unlocked' host controller-0"],
    ['controller-1', 'power-off', "Can not 'Power-Off' an 'unlocked' host controller-1; Please 'Lock' first"],
    ['controller-0', 'reinstall', "Can not 'Reinstall' an 'unlocked' host controller-0; Please 'Lock' first"],
    ['worker-0', 'swact', 'Swact action not allowed for non controller host worker-0.'],
    ['worker-0', 'dance', "'dance' is not a supported maintenance action"],
  ])('%s %s', async (name, action, text) => {
    const system = await openSystem()
    expect(refusal(await system.act(name, action))).toBe(`400 ${text}`)
    expect(await system.state(name)).toBe('unlocked enabled available ')
  })

  test.each([
    ['reset', "Can not 'Reset' a simplex system"],
    ['reboot', 'Rebooting a simplex system is not allowed.'],
    ['reinstall', 'Reinstalling a simplex system is not allowed.'],
    ['power-off', "Can not 'Power-Off' a simplex system via system commands"],
    ['power-on', "Can not 'Power-On' an already Powered-on simplex system"],
  ])('%s of a simplex system', async (action, text) => {
    const system = await openSystem('aio-sx')
    await system.act('controller-0', 'lock')
    await system.pass('1m')
    expect(await system.state('controller-0')).toBe('locked disabled online ')
    expect(refusal(await system.act('controller-0', action))).toBe(`400 ${text}`)
    expect(refusal(await system.remove('ihosts/controller-0'))).toBe(
      '400 Deleting controller-0 on a simplex system is not allowed.',
    )
  })

  test('what a locked or unlocked host cannot do', async () => {
    const system = await openSystem()
    expect(refusal(await system.remove('ihosts/controller-0'))).toBe(
      '400 Unable to complete the action delete because Host controller-0 is in administrative state = unlocked.',
    )
    await system.act('controller-1', 'lock')
    await system.pass('1m')
    expect(refusal(await system.act('controller-1', 'lock'))).toBe(
      "400 Avoiding lock action on already 'locked' host controller-1",
    )
    expect(refusal(await system.act('controller-1', 'swact'))).toBe('400 Controller is Locked ; No services to Swact')
    expect(refusal(await system.act('controller-0', 'swact'))).toContain(
      'controller-1 is not enabled and has operational state disabled.',
    )
    expect(refusal(await system.act('controller-0', 'force-swact'))).toContain(
      'No unlocked-enabled controller available',
    )
    expect(refusal(await system.act('nobody', 'lock'))).toBe('404 Server nobody could not be found.')
  })

  test('power needs a board management controller', async () => {
    const system = await openSystem()
    await system.act('worker-0', 'lock')
    await system.pass('1m')
    expect(refusal(await system.patch('ihosts/worker-0', {bm_type: 'none'}))).toBe('200')
    for (const action of ['reset', 'power-off', 'power-on']) {
      expect(refusal(await system.act('worker-0', action))).toBe(
        '400 Operation Rejected: The board management controller for this host is not configured. ' +
          'Edit host to configure board management and then retry.',
      )
    }
  })

  test('the last storage host and the monitors stay', async () => {
    const system = await openSystem()
    await system.act('storage-0', 'lock')
    await system.pass('1m')
    expect(refusal(await system.act('controller-1', 'lock'))).toContain('Only 1 storage monitor available.')
    expect(refusal(await system.act('storage-1', 'lock'))).toContain('Use --force_unsafe if you wish to lock anyway.')
    expect(refusal(await system.act('storage-1', 'force-unsafe-lock'))).toBe('200')
  })
})

describe('two operations at once', () => {
  test.each([
    ['lock', 'lock'],
    ['lock', 'swact'],
  ])('%s, then %s', async (first, second) => {
    const system = await openSystem()
    await system.act('controller-1', first)
    expect(refusal(await system.act('controller-1', second))).toBe(
      '400 Operation Rejected: User operation on this host already in-progress. Wait a moment and then retry.',
    )
    await system.pass('1m')
    expect(await system.state('controller-1')).toBe('locked disabled online ')
  })

  test('an unlock names the lock that is going on', async () => {
    const system = await openSystem()
    await system.act('worker-0', 'lock')
    expect(refusal(await system.act('worker-0', 'unlock'))).toBe(
      '400 Host unlock rejected due to in progress action lock',
    )
  })

  test('a force-lock overtakes a lock', async () => {
    const system = await openSystem()
    await system.act('worker-0', 'lock')
    expect(refusal(await system.act('worker-0', 'force-lock'))).toBe('200')
    await system.pass('30s')
    expect(await system.state('worker-0')).toBe('locked disabled offline ')
  })

  test('no swact to a controller that is being locked', async () => {
    const system = await openSystem()
    await system.act('controller-1', 'lock')
    expect(refusal(await system.act('controller-0', 'swact'))).toBe(
      '400 controller-1 is currently being locked. Cannot Swact to a controller with an in-progress lock operation.',
    )
  })

  test('one host does not keep another from anything', async () => {
    const system = await openSystem()
    await system.act('worker-0', 'lock')
    expect(refusal(await system.act('worker-1', 'lock'))).toBe('200')
  })
})

describe('a host that is lost', () => {
  const lose = async (hostname: string, lasting: boolean) => {
    const system = await openSystem()
    const {sim} = system.simulator
    sim.transact(() => sim.emit('host.lost', {region: 'RegionOne', hostname, lasting}))
    return system
  }

  test('recovers by itself', async () => {
    const system = await lose('worker-0', false)
    expect(await system.state('worker-0')).toBe('unlocked enabled degraded ')
    expect(await system.alarms()).toEqual(['200.005 host=worker-0', '200.009 host=worker-0'])
    await system.pass('5s')
    expect(await system.state('worker-0')).toBe('unlocked disabled failed Rebooting/Resetting Host')
    expect(await system.alarms()).toContain('200.004 host=worker-0')
    await system.pass('15s')
    expect(await system.state('worker-0')).toBe('unlocked disabled offline Booting')
    await system.pass('10m')
    expect(await system.state('worker-0')).toBe('unlocked enabled available ')
    expect(await system.alarms()).toEqual([])
  })

  test('or does not, until it is locked', async () => {
    const system = await lose('worker-0', true)
    await system.pass('1h')
    expect(await system.state('worker-0')).toBe('unlocked disabled offline Booting')
    expect(refusal(await system.act('worker-0', 'force-lock'))).toBe('200')
    await system.pass('10m')
    expect(await system.state('worker-0')).toBe('locked disabled online ')
  })

  test('or does not, until it is mended', async () => {
    const system = await lose('worker-0', true)
    await system.pass('1h')
    const {sim} = system.simulator
    sim.transact(() => sim.emit('host.mended', {region: 'RegionOne', hostname: 'worker-0'}))
    await system.pass('10m')
    expect(await system.state('worker-0')).toBe('unlocked enabled available ')
    expect(await system.alarms()).toEqual([])
  })

  test('the other controller takes over', async () => {
    const system = await lose('controller-0', false)
    await system.pass('5s')
    expect((await system.host('controller-1'))['capabilities']).toMatchObject({Personality: 'Controller-Active'})
    expect(await system.logs()).toContain('401.007 host=controller-1')
  })

  test('a standby that is lost keeps the active one from swact', async () => {
    const system = await lose('controller-1', false)
    expect(refusal(await system.act('controller-0', 'swact'))).toContain('has degraded availability status')
    await system.pass('10s')
    expect(refusal(await system.act('controller-0', 'swact'))).toContain('is not enabled')
  })
})
