import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {path} from '../../path.js'
import {type LabelValues, labelObjects} from './device-label.js'
import {pciDevices} from './pci-device.js'

export const DeviceImage = z.looseObject({
  uuid: z.string(),
  bitstream_type: z.string(),
  pci_vendor: z.string().nullish(),
  pci_device: z.string().nullish(),
  name: z.string().nullish(),
  applied: z.boolean().nullish(),
})

export type DeviceImage = z.infer<typeof DeviceImage>

export const DeviceImageState = z.looseObject({
  pcidevice_uuid: z.string(),
  image_uuid: z.string().nullish(),
  status: z.string().nullish(),
})

export type DeviceImageState = z.infer<typeof DeviceImageState>

/** With what the API leaves to be looked up: the device's address, and its host. */
export type LocatedImageState = DeviceImageState & {hostname: string | null; pciaddr: string | null | undefined}

/** Texts, as the server takes them. */
export interface NewDeviceImage {
  bitstream_type: string
  pci_vendor: string
  pci_device: string
  bitstream_id?: string
  key_signature?: string
  revoke_key_id?: string
  name?: string
  description?: string
  image_version?: string
  uuid?: string
  bmc?: string
  retimer_included?: string
}

const Uploaded = z.looseObject({error: z.string().nullish(), device_image: DeviceImage.nullish()})

const longestUploadMs = 1_800_000

export type DeviceImages = ReturnType<typeof deviceImages>

export function deviceImages(api: Api) {
  /** Of the devices with the labels; of all devices where there are none. */
  async function act(action: 'apply' | 'remove', uuid: string, labels: LabelValues): Promise<DeviceImage> {
    return api
      .patch(path`/device_images/${uuid}`, labelObjects(labels), DeviceImage, {query: {action}})
      .catch(whenAbsent(`Device image ${action} failed`, {resource: 'device-image', ref: uuid}))
  }
  return {
    list: () => api.list('/device_images', 'device_images', DeviceImage),
    /** The server takes names as well. */
    get: (ref: string) => api.get(path`/device_images/${ref}`, DeviceImage),
    apply: (uuid: string, labels: LabelValues = {}) => act('apply', uuid, labels),
    remove: (uuid: string, labels: LabelValues = {}) => act('remove', uuid, labels),
    delete: (uuid: string) => api.delete(path`/device_images/${uuid}`),
    /** The server answers with success also when it refuses an image. */
    async upload(file: string, image: NewDeviceImage): Promise<DeviceImage> {
      const fields = Object.entries(image).flatMap(([name, value]) => (value === undefined ? [] : {name, value}))
      const parts = [...fields, {name: 'file', file, filename: file}]
      const reply = await api.upload('/device_images', parts, Uploaded, {timeoutMs: longestUploadMs}).catch((error) => {
        throw error instanceof ClientError ? notUploaded(file, error.serverText ?? error.message, error) : error
      })
      if (reply.error || !reply.device_image) throw notUploaded(file, reply.error || 'the reply holds no image')
      return reply.device_image
    },
    async states(): Promise<LocatedImageState[]> {
      const states = await api.list('/device_image_state', 'device_image_state', DeviceImageState)
      const places = await pciDevices(api).locate(states.map(({pcidevice_uuid}) => pcidevice_uuid))
      return states.map((state) => {
        const place = places.get(state.pcidevice_uuid)
        return {...state, hostname: place?.hostname ?? null, pciaddr: place?.device.pciaddr}
      })
    },
  }
}

function notUploaded(file: string, reason: string, error?: ClientError): ClientError {
  const {kind = 'failed', status, url, method, service, requestId, hint} = error ?? {}
  const details = {status, url, method, service, requestId, hint, cause: error}
  return new ClientError(kind, `Device image not uploaded for ${file}: ${reason}`, details)
}
