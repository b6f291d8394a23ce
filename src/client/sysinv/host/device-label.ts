import * as z from 'zod'
import type {Api} from '../../api.js'
import {type Pairs, pairsOf} from '../../members.js'
import {path} from '../../path.js'
import {hosts} from './host.js'
import {type PciDevice, pciDevices} from './pci-device.js'

export const DeviceLabel = z.looseObject({
  uuid: z.string(),
  /** None where an image was applied to a label that no device has yet. */
  pcidevice_uuid: z.string().nullish(),
  label_key: z.string(),
  label_value: z.string(),
})

export type DeviceLabel = z.infer<typeof DeviceLabel>

/** The API gives the device by its uuid; people know it by its name and its host. */
export type LocatedLabel = DeviceLabel & {hostname: string | null; devicename: string | null | undefined}

export interface LabelledDevice {
  hostname: string | null
  device: PciDevice
  labels: LocatedLabel[]
}

/** By name; pairs where one label has several values. */
export type LabelValues = Readonly<Record<string, string>> | Pairs

export type DeviceLabels = ReturnType<typeof deviceLabels>

export function deviceLabels(api: Api) {
  const all = () => api.list('/device_labels', 'device_labels', DeviceLabel)

  async function ofDevice(host: string, ref: string): Promise<LabelledDevice> {
    const owner = await hosts(api).get(host)
    const device = await pciDevices(api).labelled(owner, ref)
    const {hostname} = owner
    const labels = (await all()).filter(({pcidevice_uuid}) => pcidevice_uuid === device.uuid)
    return {hostname, device, labels: labels.map((label) => ({...label, hostname, devicename: device.name}))}
  }

  return {
    async list(): Promise<LocatedLabel[]> {
      const labels = await all()
      const used = labels.flatMap(({pcidevice_uuid}) => pcidevice_uuid ?? [])
      const places = await pciDevices(api).locate(used)
      return labels.map((label) => {
        const place = places.get(label.pcidevice_uuid ?? '')
        return place
          ? {...label, hostname: place.hostname, devicename: place.device.name}
          : {...label, hostname: '', devicename: ''}
      })
    },
    ofDevice,
    async assign(host: string, ref: string, wanted: LabelValues, {overwrite = false} = {}): Promise<DeviceLabel[]> {
      const {uuid} = await pciDevices(api).labelled(await hosts(api).get(host), ref)
      const reply = await api.post('/device_labels', [...labelObjects(wanted), {pcidevice_uuid: uuid}], Assigned, {
        query: {overwrite: overwrite ? 'True' : 'False'},
      })
      return reply.device_labels
    },
    delete: (uuid: string) => api.delete(path`/device_labels/${uuid}`),
  }
}

const Assigned = z.looseObject({device_labels: z.array(DeviceLabel)})

/** Labels as the API takes them: an object each. */
export const labelObjects = (labels: LabelValues): Record<string, string>[] =>
  pairsOf(labels).map(([name, value]) => ({[name]: value}))
