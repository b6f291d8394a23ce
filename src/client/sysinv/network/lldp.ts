import * as z from 'zod'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import type {Schema} from '../../reply.js'
import {hostInventory} from '../host/host-inventory.js'

const heard = {
  uuid: z.string(),
  port_name: z.string().nullish(),
  system_name: z.string().nullish(),
  system_description: z.string().nullish(),
}

/** What a port tells about itself. */
export const LldpAgent = z.looseObject({...heard, status: z.string().nullish()})

export type LldpAgent = z.infer<typeof LldpAgent>

/** What a port has heard of whatever it is connected to. */
export const LldpNeighbor = z.looseObject({...heard, msap: z.string().nullish()})

export type LldpNeighbor = z.infer<typeof LldpNeighbor>

export type LldpAgents = ReturnType<typeof lldpAgents>
export type LldpNeighbors = ReturnType<typeof lldpNeighbors>

export const lldpAgents = (api: Api) => lldp(api, 'lldp_agents', LldpAgent)
export const lldpNeighbors = (api: Api) => lldp(api, 'lldp_neighbours', LldpNeighbor)

const lldp = <T>(api: Api, kind: string, item: Schema<T>) => ({
  list: hostInventory(api, kind, item).list,
  get: (uuid: string) => api.get(path`/${kind}/${uuid}`, item),
})
