import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import type {Pairs} from '../../members.js'
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

/** Texts, as the server takes them. */
export type SensorChange = Partial<Record<'suppress', string>>

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
    async modify(host: string, ref: string, change: SensorChange | Pairs): Promise<Sensor> {
      const body = replacements(change)
      const {uuid} = await ofHost(host, ref)
      return api
        .patch(path`/isensors/${uuid}`, body, Sensor)
        .catch(whenAbsent(`Sensor update failed: host ${host} sensor ${ref}`))
    },
  }
}
