import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {assignments} from '../../json-patch.js'
import {path} from '../../path.js'
import {hostInventory} from './host-inventory.js'

export const Sensor = z.looseObject({
  uuid: z.string(),
  sensorname: z.string().nullish(),
  sensortype: z.string().nullish(),
  datatype: z.string().nullish(),
  state: z.string().nullish(),
  status: z.string().nullish(),
})

export type Sensor = z.infer<typeof Sensor>

export type Sensors = ReturnType<typeof sensors>

export function sensors(api: Api) {
  const {list, find} = hostInventory(api, 'isensors', Sensor)
  const ofHost = (host: string, ref: string) =>
    find(
      host,
      ({uuid}) => uuid === ref,
      ({id}) => `Sensor not found: host ${id} sensor ${ref}`,
    )
  return {
    list,
    async get(host: string, ref: string): Promise<Sensor> {
      const {uuid} = await ofHost(host, ref)
      return api.get(path`/isensors/${uuid}`, Sensor)
    },
    /** Takes `name=value` words. */
    async modify(host: string, ref: string, words: readonly string[]): Promise<Sensor> {
      const body = assignments(words)
      const {uuid} = await ofHost(host, ref)
      return api
        .patch(path`/isensors/${uuid}`, body, Sensor)
        .catch(whenAbsent(`Sensor update failed: host ${host} sensor ${ref}`))
    },
  }
}
