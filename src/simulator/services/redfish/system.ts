import {isoZone} from '../../date.js'
import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import {type Reply, reply} from '../../http/reply.js'
import {addressOf, bmcOf, broken, changeBmc} from './bmc.js'
import type {Bmc} from './model.js'
import {bodyOf, collectionOf, link, pathOf} from './resource.js'

const resets: Readonly<Record<string, 'On' | 'Off' | 'restart'>> = {
  On: 'On',
  ForceOn: 'On',
  ForceOff: 'Off',
  GracefulShutdown: 'Off',
  ForceRestart: 'restart',
  GracefulRestart: 'restart',
  PowerCycle: 'restart',
}
const targets = ['None', 'Pxe', 'Cd', 'Usb', 'Hdd', 'BiosSetup']
const enablements: readonly Bmc['boot']['enabled'][] = ['Disabled', 'Once', 'Continuous']
const modes = ['UEFI', 'Legacy']

export const systems = (c: Call<'address'>) => collectionOf(c, '/Systems', 'ComputerSystem', ['1'])

export function showSystem(c: Call<'address'>) {
  const {power, boot, startedFrom} = bmcOf(c)
  return {
    '@odata.id': pathOf(c, '/Systems/1'),
    '@odata.type': '#ComputerSystem.v1_13_0.ComputerSystem',
    Id: '1',
    Name: `server of ${addressOf(c)}`,
    SystemType: 'Physical',
    Manufacturer: 'Simulated',
    Model: 'Edge Server',
    PowerState: power,
    Status: {State: power === 'On' ? 'Enabled' : 'StandbyOffline', Health: 'OK'},
    Boot: {
      BootSourceOverrideEnabled: boot.enabled,
      BootSourceOverrideTarget: boot.target,
      'BootSourceOverrideTarget@Redfish.AllowableValues': targets,
      BootSourceOverrideMode: boot.mode,
      'BootSourceOverrideMode@Redfish.AllowableValues': modes,
    },
    LastResetTime: startedFrom === null ? null : isoZone(startedFrom.at),
    Links: {ManagedBy: [link(c, '/Managers/1')]},
    Actions: {
      '#ComputerSystem.Reset': {
        target: pathOf(c, '/Systems/1/Actions/ComputerSystem.Reset'),
        'ResetType@Redfish.AllowableValues': Object.keys(resets),
      },
    },
  }
}

const chosen = <T extends string>(name: string, value: unknown, allowed: readonly T[], before: T): T => {
  if (value === undefined) return before
  const found = allowed.find((one) => one === value)
  return found ?? refuse(400, `${name} cannot be ${JSON.stringify(value)}`, {id: 'PropertyValueNotInList'})
}

/** What the server starts from next time. */
export function changeSystem(c: Call<'address'>) {
  const boot = bodyOf(c)['Boot']
  if (boot === null || typeof boot !== 'object') {
    return refuse(400, 'only Boot can be changed', {id: 'PropertyNotWritable'})
  }
  const fault = broken(c, 'boot')
  if (fault !== undefined) refuse(500, fault)
  const wish = boot as Record<string, unknown>
  const before = bmcOf(c).boot
  const mode = 'BootSourceOverrideMode'
  changeBmc(c, {
    boot: {
      enabled: chosen('BootSourceOverrideEnabled', wish['BootSourceOverrideEnabled'], enablements, before.enabled),
      target: chosen('BootSourceOverrideTarget', wish['BootSourceOverrideTarget'], targets, before.target),
      mode: chosen(mode, wish[mode], modes, before.mode),
    },
  })
  return showSystem(c)
}

/** A server that is switched on starts from the virtual drive where that was wanted, once or always. */
function started(c: Call, bmc: Bmc): Partial<Bmc> {
  const {boot, image} = bmc
  const fromImage = boot.enabled !== 'Disabled' && boot.target === 'Cd' && image !== null
  return {
    power: 'On',
    ...(fromImage ? {startedFrom: {image, at: c.sim.now()}} : {}),
    ...(boot.enabled === 'Once' ? {boot: {...boot, enabled: 'Disabled', target: 'None'}} : {}),
  }
}

export function resetSystem(c: Call<'address'>): Reply {
  const type = String(bodyOf(c)['ResetType'])
  const wish = resets[type] ?? refuse(400, `ResetType cannot be ${type}`, {id: 'ActionParameterNotSupported'})
  const fault = broken(c, 'power')
  if (fault !== undefined) refuse(503, fault)
  const bmc = bmcOf(c)
  if (wish === 'Off') changeBmc(c, {power: 'Off'})
  else if (wish === 'restart' || bmc.power === 'Off') changeBmc(c, started(c, bmc))
  return reply(204)
}
