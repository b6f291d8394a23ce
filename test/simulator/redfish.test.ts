import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {remoteParts, send, status, subcloud} from './support/fleet.js'
import {type Answer, ask, openSession, type Session} from './support/session.js'

const address = '10.30.0.12'
const root = `/bmc/${address}/redfish/v1`
const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
})
const admin = basic('root', 'St8rlingX*')

let session: Session
beforeEach(async () => {
  session = await openSession({subclouds: 0})
})
afterEach(() => session.simulator.close())

const redfish = (method: string, path: string, body?: unknown, headers: Record<string, string> = admin) =>
  ask(session.simulator, method, path.startsWith('/bmc') ? path : root + path, body, headers)
const messageOf = ({body}: Answer) => (body as {error: {message: string}}).error.message
const breakBmc = (state: string, message = 'broken') => {
  const {sim} = session.simulator
  sim.transact(() => sim.faults.add({state, host: address, message}))
}
const advance = (duration: string) => session.simulator.advance(duration)

describe('a board controller', () => {
  test('leads from its root to everything by links', async () => {
    const seen: string[] = []
    const visit = async (path: string): Promise<void> => {
      if (seen.includes(path)) return
      seen.push(path)
      const answer = await redfish('GET', path)
      expect([path, answer.status]).toEqual([path, 200])
      const links = JSON.stringify(answer.body).matchAll(/"@odata.id":"([^"]+)"/g)
      for (const [, link] of links) if (link !== undefined) await visit(link.replace(/\/$/, ''))
    }
    await visit(root)
    expect(seen.map((path) => path.slice(root.length))).toEqual(
      expect.arrayContaining(['/Systems/1', '/Managers/1/VirtualMedia/Cd', '/AccountService/Accounts/1']),
    )
  })

  test('tells strangers its root only', async () => {
    expect((await redfish('GET', '', undefined, {})).status).toBe(200)
    const answer = await redfish('GET', '/Systems', undefined, {})
    expect([answer.status, answer.body]).toMatchObject([401, {error: {code: 'Base.1.8.NoValidSession'}}])
    expect((await redfish('GET', '/Systems', undefined, {'x-auth-token': 'nonsense'})).status).toBe(401)
  })

  test('opens and closes sessions', async () => {
    const opened = await redfish('POST', '/SessionService/Sessions', {UserName: 'root', Password: 'x'}, {})
    expect(opened.status).toBe(201)
    const token = {'x-auth-token': String(opened.headers['x-auth-token'])}
    const location = opened.headers['location'] ?? ''
    expect((await redfish('GET', '/Systems/1', undefined, token)).status).toBe(200)
    expect((await redfish('DELETE', location, undefined, token)).status).toBe(204)
    expect((await redfish('GET', '/Systems/1', undefined, token)).status).toBe(401)
  })

  test('lets nobody in with another password than it was given', async () => {
    const account = {UserName: 'root', Password: 'St8rlingX*'}
    expect((await redfish('PATCH', '/AccountService/Accounts/1', account)).body).toMatchObject({UserName: 'root'})
    expect((await redfish('GET', '/Systems')).status).toBe(200)
    expect((await redfish('GET', '/Systems', undefined, basic('root', 'other'))).status).toBe(401)
    expect((await redfish('GET', '/Systems', undefined, basic('admin', 'St8rlingX*'))).status).toBe(401)
  })

  test('starts the server once from what was inserted', async () => {
    const drive = '/Managers/1/VirtualMedia/Cd'
    const insert = {Image: 'https://10.10.10.2/boot.iso'}
    expect((await redfish('POST', `${drive}/Actions/VirtualMedia.InsertMedia`, insert)).status).toBe(204)
    expect((await redfish('GET', drive)).body).toMatchObject({Inserted: true, ...insert, ImageName: 'boot.iso'})
    const boot = {BootSourceOverrideEnabled: 'Once', BootSourceOverrideTarget: 'Cd'}
    expect((await redfish('PATCH', '/Systems/1', {Boot: boot})).body).toMatchObject({Boot: boot, PowerState: 'Off'})
    const reset = '/Systems/1/Actions/ComputerSystem.Reset'
    expect((await redfish('POST', reset, {ResetType: 'On'})).status).toBe(204)
    const after = {BootSourceOverrideEnabled: 'Disabled', BootSourceOverrideTarget: 'None'}
    expect((await redfish('GET', '/Systems/1')).body).toMatchObject({Boot: after, PowerState: 'On'})
    expect((await redfish('POST', reset, {ResetType: 'ForceOff'})).status).toBe(204)
    expect((await redfish('GET', '/Systems/1')).body).toMatchObject({PowerState: 'Off'})
  })

  test.each([
    ['POST', '/SessionService/Sessions', {UserName: 'root'}, 400, 'UserName and Password are needed'],
    ['PATCH', '/AccountService/Accounts/1', {UserName: 'root'}, 400, 'a Password is needed'],
    ['PATCH', '/Systems/1', {AssetTag: 'x'}, 400, 'only Boot can be changed'],
    [
      'PATCH',
      '/Systems/1',
      {Boot: {BootSourceOverrideTarget: 'Floppy'}},
      400,
      'BootSourceOverrideTarget cannot be "Floppy"',
    ],
    ['POST', '/Systems/1/Actions/ComputerSystem.Reset', {ResetType: 'Kick'}, 400, 'ResetType cannot be Kick'],
    ['POST', '/Managers/1/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia', {}, 400, 'Image must be a URL'],
    ['POST', '/Managers/1/VirtualMedia/Cd/Actions/VirtualMedia.EjectMedia', {}, 400, 'the drive is empty'],
    ['POST', '/Systems/1/Actions/ComputerSystem.Reset', [], 400, 'the body is not a JSON object'],
    ['GET', '/SessionService/Sessions/9', undefined, 404, 'no such session'],
    ['GET', '/Nonsense', undefined, 404, 'no such path'],
    ['DELETE', '/Systems/1', undefined, 405, 'DELETE'],
  ] as const)('refuses %s %s %j', async (method, path, body, code, text) => {
    const answer = await redfish(method, path, body)
    expect([answer.status, messageOf(answer)]).toEqual([code, text])
  })
})

describe('a remote installation', () => {
  test('goes through the board controller', async () => {
    await send(session, 'POST', '/subclouds/', remoteParts('edge1'))
    await advance('2m')
    expect(await status(session, 'edge1')).toBe('installing')
    expect((await redfish('GET', '/Systems/1')).body).toMatchObject({
      PowerState: 'On',
      LastResetTime: expect.stringContaining('T'),
    })
    expect((await redfish('GET', '/Managers/1/VirtualMedia/Cd')).body).toMatchObject({
      Image: 'https://10.20.200.12:8443/iso/26.03/nodes/edge1/bootimage.iso',
    })
    expect((await redfish('GET', '/SessionService/Sessions')).body).toMatchObject({Members: []})
    await advance('90m')
    expect(await status(session, 'edge1')).toBe('complete')
  })

  test.each([
    ['bmc.unreachable', 'Ping to BMC has failed.', 'ping_bmc', 'Check that the BMC address'],
    ['bmc.credentials', 'Failed to connect to BMC.', 'bmc_cred', 'Check the BMC user and password'],
    ['bmc.power', 'BMC operations timed out.', 'rvmc_timeout', 'reset the BMC'],
    ['bmc.media', 'virtual media v1_1_0 of this BMC has no InsertMedia action', undefined, undefined],
    ['bmc.insert', 'Insert Image (HTTP Status : 500, broken)', undefined, undefined],
    ['bmc.boot', 'Set Boot Override (HTTP Status : 500, broken)', undefined, undefined],
  ])('fails for %s', async (state, text, code, advice) => {
    breakBmc(state)
    await send(session, 'POST', '/subclouds/', remoteParts('edge1'))
    await advance('3m')
    const {'deploy-status': deployStatus, 'error-description': error} = await subcloud(session, 'edge1')
    expect(deployStatus).toBe('install-failed')
    expect(error).toContain('FAILED installing playbook of (edge1).\ndetail: FAILED TASK: TASK [common/rvmc')
    expect(error).toContain('Failed to install the host via Redfish Virtual Media Controller.')
    expect(error).toContain(text)
    if (code === undefined) expect(error).not.toContain('Err_code')
    else expect(error).toContain(`Err_code=${code}`)
    if (advice !== undefined) expect(error).toContain(advice)
  })

  test('fails with a password that the controller does not know, and goes on with the right one', async () => {
    await redfish('PATCH', '/AccountService/Accounts/1', {UserName: 'root', Password: 'another'})
    await send(session, 'POST', '/subclouds/', remoteParts('edge1'))
    await advance('3m')
    expect(await status(session, 'edge1')).toBe('install-failed')
    const right = basic('root', 'another')
    await redfish('PATCH', '/AccountService/Accounts/1', {Password: 'St8rlingX*'}, right)
    const resumed = await send(session, 'PATCH', '/phased-subcloud-deploy/edge1/resume', {
      sysadmin_password: Buffer.from('St8rlingX*').toString('base64'),
    })
    expect([resumed.status, resumed.body]).toMatchObject([200, {'deploy-status': 'pre-install'}])
    await advance('90m')
    expect(await status(session, 'edge1')).toBe('complete')
  })

  test('is refused by a request fault of the controller, too', async () => {
    const {sim} = session.simulator
    sim.transact(() => sim.faults.add({service: 'redfish', path: '*/Systems', status: 502}))
    await send(session, 'POST', '/subclouds/', remoteParts('edge1'))
    await advance('3m')
    expect((await subcloud(session, 'edge1'))['error-description']).toContain('Err_code=ping_bmc')
  })
})
