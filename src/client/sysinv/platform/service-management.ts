import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {path} from '../../path.js'

const standing = {state: z.string(), status: z.string().nullish(), node_name: z.string().nullish()}

/** A service on the node where it runs, or could. */
export const Service = z.looseObject({...standing, id: z.number(), name: z.string()})

export type Service = z.infer<typeof Service>

/** Services that go from one node to another together. */
export const ServiceGroup = z.looseObject({...standing, uuid: z.string(), service_group_name: z.string()})

export type ServiceGroup = z.infer<typeof ServiceGroup>

/** A node that runs services. */
export const ServiceNode = z.looseObject({
  id: z.number(),
  name: z.string(),
  administrative_state: z.string(),
  operational_state: z.string(),
  availability_status: z.string(),
  ready_state: z.string(),
})

export type ServiceNode = z.infer<typeof ServiceNode>

export type Services = ReturnType<typeof services>
export type ServiceGroups = ReturnType<typeof serviceGroups>
export type ServiceNodes = ReturnType<typeof serviceNodes>

export function services(api: Api) {
  const enable = (name: string, value: boolean) =>
    api
      .patch(path`/services/${name}`, [{op: 'replace', path: '/enabled', value}], z.unknown())
      .catch(whenAbsent(`service not recognized: ${name}`))
      .catch(whenForbidden)
  return {
    /** Services that have not come into being are left out. */
    list: async (): Promise<Service[]> => {
      const all = await api.list('/services', 'services', Service).catch(whenForbidden)
      return all.filter(({state}) => state !== 'initial')
    },
    get: (id: string) =>
      api
        .get(path`/services/${id}`, Service)
        .catch(whenAbsent(`service not found: ${id}`))
        .catch(whenForbidden),
    enable: (name: string) => enable(name, true),
    disable: (name: string) => enable(name, false),
  }
}

export const serviceGroups = (api: Api) => ({
  list: () => api.list('/servicegroup', 'sm_servicegroup', ServiceGroup).catch(whenForbidden),
  get: (uuid: string) =>
    api
      .get(path`/servicegroup/${uuid}`, ServiceGroup)
      .catch(whenAbsent(`Service Group not found: ${uuid}`))
      .catch(whenForbidden),
})

export const serviceNodes = (api: Api) => ({
  list: () => api.list('/servicenodes', 'nodes', ServiceNode).catch(whenForbidden),
  get: (id: string) =>
    api
      .get(path`/servicenodes/${id}`, ServiceNode)
      .catch(whenAbsent(`Service Node not found: ${id}`))
      .catch(whenForbidden),
})

/** Service management says nothing useful to those whom it refuses. */
function whenForbidden(error: unknown): never {
  if (!(error instanceof ClientError) || error.status !== 403) throw error
  const {service, method, url, status, requestId} = error
  const message = "Not authorized. The requested action requires 'admin' level"
  throw new ClientError('auth', message, {service, method, url, status, requestId, cause: error})
}
