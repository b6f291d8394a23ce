import {type Api, lateApi, withinTime} from '../client/api.js'
import type {Cloud, Place} from '../client/connect.js'
import {type ServiceName, services} from '../client/service.js'

/** The services of one place: this system, or a subcloud. Each is looked for when it is first asked for something. */
export type Apis = Readonly<Record<ServiceName, Api>>

export interface ApisOptions {
  /** Milliseconds that are left for all that is asked; none where only the deadline of each request counts. */
  left?: () => number
}

/** What is left of so long, from the first request on: nobody else is to blame for a slow sign-in. */
export function timeFromFirst(milliseconds: number): () => number {
  let end: number | undefined
  return () => {
    end ??= performance.now() + milliseconds
    return end - performance.now()
  }
}

/** `place`: a region of none is where the connection leads. */
export function apisOf(cloud: () => Promise<Cloud>, place: () => Promise<Place>, {left}: ApisOptions = {}): Apis {
  const located = new Map<ServiceName, Promise<Api>>()
  const find = async (service: ServiceName) => {
    const api = await (await cloud()).api(service, await place())
    return left ? withinTime(api, left) : api
  }
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
