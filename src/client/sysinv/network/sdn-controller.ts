import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'

export const SdnController = z.looseObject({
  uuid: z.string(),
  state: z.string().nullish(),
  ip_address: z.string().nullish(),
  port: z.number().nullish(),
  transport: z.string().nullish(),
})

export type SdnController = z.infer<typeof SdnController>

/** Texts, as the server takes them. */
export interface SdnControllerChange {
  ip_address?: string
  port?: string
  transport?: string
  state?: string
}

export type SdnControllers = ReturnType<typeof sdnControllers>

export function sdnControllers(api: Api) {
  const get = (uuid: string) =>
    api
      .get(path`/sdn_controller/${uuid}`, SdnController)
      .catch(whenAbsent(`Create SDN Controller UUID not found: ${uuid}`, {resource: 'sdn-controller', ref: uuid}))
  return {
    list: () => api.list('/sdn_controller', 'sdn_controllers', SdnController),
    get,
    async add({ip_address, port, transport, state}: SdnControllerChange) {
      const {uuid} = await api.post('/sdn_controller', {ip_address, port, transport, state}, SdnController)
      return get(uuid)
    },
    async modify(ref: string, {ip_address, port, transport, state}: SdnControllerChange) {
      const {uuid} = await get(ref)
      return api.patch(path`/sdn_controller/${uuid}`, replacements({ip_address, port, transport, state}), SdnController)
    },
    delete: (uuid: string) =>
      api
        .delete(path`/sdn_controller/${uuid}`)
        .catch(whenAbsent(`Failed to delete SDN controller entry: invalid uuid: ${uuid}`)),
  }
}
