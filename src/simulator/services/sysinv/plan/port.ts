import type {Hardware, PortUse} from '../../../scenarios/hardware.js'
import type {Fitting} from './fitting.js'

/** The port that is used for something; a host is installed from the one of `mgmt`. */
export const portFor = (hardware: Hardware, use: PortUse): string =>
  hardware.ports.find((one) => one.carries.includes(use))?.name ?? hardware.ports[0]?.name ?? ''

export const portMac = (fitting: Fitting, index: number): string => {
  const chance = fitting.id.chance(fitting.host.uuid, 'port', index)
  return `b4:96:91:${chance.hex(2)}:${chance.hex(2)}:${chance.hex(2)}`
}
