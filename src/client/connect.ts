import {createApi, type LocatedApi} from './api.js'
import type {CatalogEntry} from './catalog.js'
import {ClientError} from './error.js'
import type {Auth, Grant} from './keystone.js'
import type {Onlooker} from './onlooker.js'
import type {Recall} from './recall.js'
import type {Interface, ServiceName} from './service.js'
import {createSession} from './session.js'
import type {TlsOptions} from './tls.js'
import {tokenCache} from './token-cache.js'
import type {TraceEvent} from './trace.js'
import {createTransport, type TransportOptions} from './transport.js'

export interface ConnectOptions {
  auth: Auth
  region?: string
  /** Which of the endpoints of a service; `public` where not given. */
  interface?: Interface
  /** Explicit addresses, which the catalog is then not asked for. They belong to `region`. */
  endpoints?: Partial<Record<ServiceName, string>>
  tls?: TlsOptions
  proxy?: string
  timeoutMs?: number
  connectTimeoutMs?: number
  /** Hundreds of requests will be sent at once: it is worth to load what is made for that. */
  pooled?: boolean
  signal?: AbortSignal
  /** Where tokens are kept between runs; absent: nowhere. */
  cacheDir?: string
  /** Sign in anew, whatever the cache holds. */
  refreshCache?: boolean
  onTrace?(event: TraceEvent): void
  /** The headers of each reply, by lower-case name. */
  onHeaders?(headers: ReadonlyMap<string, string>): void
  /** Before each request that may change something; where this throws, it is not sent. */
  beforeChange?(): Promise<void>
  /** Looks on at the writes, and may hold them back. */
  onlooker?: Onlooker
  /** What people should know though nothing failed. */
  onNotice?(text: string): void
  userAgent?: string
  /** Another way to the servers than Node's own HTTP client. */
  openWire?: TransportOptions['openWire']
  /** Waits between repetitions of a request; for tests. */
  delay?: TransportOptions['delay']
}

/** What keystone says about the one who signed in. */
export interface SessionFacts {
  user: Grant['user']
  project: Grant['project']
  roles: string[]
  expiresAt: string
  catalog: CatalogEntry[]
}

export interface Place {
  region?: string
  /** One of many regions that are asked one after the other: where the service is in all of them is found out at once. */
  oneOfMany?: boolean
  /** Looks on at the writes there, instead of the one of the connection. */
  onlooker?: Onlooker
  /** The same is asked there again and again: what comes of the same replies is the same, and nobody alters it. */
  recall?: Recall
}

export interface Cloud {
  /** The client of a service, in the region of the connection or in another one, as that of a subcloud. */
  api(service: ServiceName, at?: Place): Promise<LocatedApi>
  /** Signs in, whatever the cache holds, and says as whom. */
  session(): Promise<SessionFacts>
  close(): Promise<void>
}

/** A connection to a cloud. Nothing is sent before something is asked for. */
export function connect(options: ConnectOptions): Cloud {
  const {auth, region, endpoints = {}, cacheDir, refreshCache, beforeChange} = options
  const face = options.interface ?? 'public'
  const notice = options.onNotice ?? (() => undefined)
  const transport = createTransport(options)
  const cache = cacheDir === undefined ? undefined : tokenCache(cacheDir, notice)
  const session = createSession({auth, region, transport, cache, refreshCache})

  async function endpointOf(service: ServiceName, {region: at, oneOfMany}: Place): Promise<string> {
    const explicit = at === region ? endpoints[service] : undefined
    if (explicit !== undefined) return explicit
    if (auth.kind === 'oidc' && at !== region && at !== 'SystemController') {
      throw new ClientError('usage', `region ${at} cannot be found when signing in with OIDC`, {
        service,
        hint: 'connect to that system itself, or sign in by password',
      })
    }
    return session.endpoint({service, region: at, interface: face, oneOfMany})
  }

  return {
    async api(service, at) {
      const where = {...at, region: at?.region ?? region}
      const endpoint = await endpointOf(service, where)
      const onlooker = at?.onlooker ?? options.onlooker
      return createApi({
        ...{service, endpoint, region: where.region, session, transport, notice, beforeChange, onlooker},
        recall: where.recall,
      })
    },
    async session() {
      const {user, project, roles, expires_at: expiresAt, catalog} = await session.inspect()
      return {user, project, roles: (roles ?? []).map(({name}) => name), expiresAt, catalog: catalog ?? []}
    },
    close: () => transport.close(),
  }
}
