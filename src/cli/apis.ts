import {type Api, lateApi} from '../client/api.js'
import type {Cloud} from '../client/connect.js'
import {type ServiceName, services} from '../client/service.js'

/** The services of one place: this system, or a subcloud. Each is looked for when it is first asked for something. */
export type Apis = Readonly<Record<ServiceName, Api>>

/** `region`: none is where the connection leads. */
export function apisOf(cloud: () => Promise<Cloud>, region: () => Promise<string | undefined>): Apis {
  const located = new Map<ServiceName, Promise<Api>>()
  const find = async (service: ServiceName) => (await cloud()).api(service, {region: await region()})
  const locate = (service: ServiceName) => () => {
    const known = located.get(service)
    if (known) return known
    const found = find(service)
    located.set(service, found)
    // What was not found may be there the next time.
    found.catch(() => located.delete(service))
    return found
  }
  return Object.fromEntries(
    Object.keys(services).map((service) => [service, lateApi(service as ServiceName, locate(service as ServiceName))]),
  ) as Apis
}
