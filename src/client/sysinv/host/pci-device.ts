import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {theOne} from '../lookup.js'
import {type Host, hosts} from './host.js'
import {hostInventory} from './host-inventory.js'

export const PciDevice = z.looseObject({
  uuid: z.string(),
  name: z.string().nullish(),
  pciaddr: z.string().nullish(),
  pclass_id: z.string().nullish(),
  enabled: z.boolean().nullish(),
  host_uuid: z.string(),
})

export type PciDevice = z.infer<typeof PciDevice>

/** Texts, as the server takes them. */
export interface PciDeviceChange {
  name?: string
  enabled?: string
  driver?: string
  sriov_vf_driver?: string
  sriov_numvfs?: string
}

/** A device and the host that it is in. */
export interface LocatedDevice {
  device: PciDevice
  hostname: string | null
}

export type PciDevices = ReturnType<typeof pciDevices>

export function pciDevices(api: Api) {
  const {on, list, find} = hostInventory(api, 'pci_devices', PciDevice)

  const isCalled =
    (ref: string) =>
    ({name, pciaddr}: PciDevice) =>
      name === ref || pciaddr === ref

  /** By name or PCI address. */
  const get = (host: string, ref: string) =>
    find(host, isCalled(ref), ({id}) => `PCI devices not found: host ${id} device ${ref}`, ref)

  async function locate(uuid: string): Promise<LocatedDevice> {
    const device = await api.get(path`/pci_devices/${uuid}`, PciDevice)
    const {hostname} = await hosts(api).get(device.host_uuid)
    return {device, hostname}
  }

  return {
    list: async (host: string, {all}: {all?: boolean} = {}): Promise<PciDevice[]> =>
      (await list(host)).filter(({enabled}) => all || enabled),
    get,
    /** The same for commands about labels, whose words are others. */
    labelled: async (host: Host, ref: string): Promise<PciDevice> =>
      theOne(
        await on(host),
        isCalled(ref),
        `PCI device not found: host ${host.hostname} device ${ref}`,
        undefined,
        ref,
      ),
    /** Sends nothing where nothing is to be changed. */
    async modify(host: string, ref: string, change: PciDeviceChange): Promise<PciDevice> {
      const body = replacements({...change})
      const device = await get(host, ref)
      if (body.length === 0) return device
      return api
        .patch(path`/pci_devices/${device.uuid}`, body, PciDevice)
        .catch(whenAbsent(`Device update failed: host ${host} device ${ref}`))
    },
    /** Where devices are, each asked for once. */
    async locate(uuids: readonly string[]): Promise<Map<string, LocatedDevice>> {
      const located = [...new Set(uuids)].map(async (uuid) => [uuid, await locate(uuid)] as const)
      return new Map(await Promise.all(located))
    },
  }
}
