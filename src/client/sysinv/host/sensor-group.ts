import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import type {Pairs} from '../../members.js'
import {path} from '../../path.js'
import {hosts} from './host.js'
import {hostInventory} from './host-inventory.js'
import {Sensor} from './sensor.js'

export const SensorGroup = z.looseObject({
  uuid: z.string(),
  sensorgroupname: z.string().nullish(),
  sensortype: z.string().nullish(),
  datatype: z.string().nullish(),
  state: z.string().nullish(),
  audit_interval_group: z.number().nullish(),
  /** Links as the server sends them; names once they were looked up. */
  sensors: z.unknown(),
})

export type SensorGroup = z.infer<typeof SensorGroup>

/** Texts, as the server takes them. */
export type SensorGroupChange = Partial<
  Record<
    'audit_interval_group' | 'actions_minor_group' | 'actions_major_group' | 'actions_critical_group' | 'suppress',
    string
  >
>

export type SensorGroups = ReturnType<typeof sensorGroups>

export function sensorGroups(api: Api) {
  const {list, find} = hostInventory(api, 'isensorgroups', SensorGroup)
  const ofHost = (host: string, ref: string) =>
    find(
      host,
      ({uuid}) => uuid === ref,
      ({id}) => `SensorGroup not found: host ${id}`,
    )
  async function withNames(group: SensorGroup): Promise<SensorGroup> {
    const members = await api.list(path`/isensorgroups/${group.uuid}/isensors`, 'isensors', Sensor)
    // A sensor without a name goes by the end of its uuid.
    return {...group, sensors: members.map(({sensorname, uuid}) => sensorname || `(${uuid.slice(-8)})`)}
  }
  return {
    /** With the names of their sensors. */
    list: async (host: string): Promise<SensorGroup[]> => Promise.all((await list(host)).map(withNames)),
    /** With the names of its sensors. */
    async get(host: string, ref: string): Promise<SensorGroup> {
      const {uuid} = await ofHost(host, ref)
      return withNames(await api.get(path`/isensorgroups/${uuid}`, SensorGroup))
    },
    async modify(host: string, ref: string, change: SensorGroupChange | Pairs): Promise<SensorGroup> {
      const body = replacements(change)
      const {uuid} = await ofHost(host, ref)
      return api
        .patch(path`/isensorgroups/${uuid}`, body, SensorGroup)
        .catch(whenAbsent(`Sensor update failed: host ${host} sensorgroup ${ref}`))
    },
    /** Forgets the sensors of a host, which are then found anew. */
    async relearn(host: string): Promise<void> {
      const {uuid: host_uuid} = await hosts(api).get(host)
      await api.post('/isensorgroups/relearn', {host_uuid}, z.unknown())
    },
  }
}
