import type {ServerError} from './server-error.js'
import type {ServiceName} from './service.js'

/** What a failure means for whoever has to react to it. */
export type ClientErrorKind = 'failed' | 'usage' | 'auth' | 'not-found' | 'conflict' | 'deadline' | 'interrupted'

/** What can be looked for and not found, or found wanting. */
export type Resource =
  | 'address-pool'
  | 'alarm'
  | 'alarm-suppression'
  | 'application'
  | 'ceph-monitor'
  | 'cluster'
  | 'controller-filesystem'
  | 'data-network'
  | 'device-image'
  | 'disk'
  | 'event'
  | 'helm-override'
  | 'host'
  | 'host-filesystem'
  | 'interface'
  | 'kube-cluster'
  | 'kube-version'
  | 'memory'
  | 'network'
  | 'peer-group'
  | 'peer-group-association'
  | 'ptp-instance'
  | 'ptp-interface'
  | 'registry-image'
  | 'release'
  | 'sdn-controller'
  | 'service-parameter'
  | 'storage-backend'
  | 'storage-tier'
  | 'subcloud'
  | 'subcloud-group'
  | 'system-peer'
  | 'volume-group'
  | StrategyResource

/** There is one of a kind at a time, of whatever type: it is named by that. */
export type StrategyResource = 'fleet-strategy' | 'local-strategy'

/** What an error is about: the resource and how it was named. */
export interface Subject {
  resource: Resource
  ref: string
  /** Where it was looked for, if that is one of several: the host, the cluster, the application. */
  of?: string | null
}

/** A name that nothing has, and those that there are. */
export interface Missed {
  ref: string
  among: readonly string[]
}

export interface ClientErrorDetails {
  service?: ServiceName
  method?: string
  url?: string
  /** Of the HTTP reply; absent where there was none. */
  status?: number
  requestId?: string
  about?: Subject
  /** Where the names are known among which it was looked for. */
  missed?: Missed
  /** What to do next, whatever program it is done with. */
  hint?: string
  /** The service's own words, taken apart. */
  serverError?: ServerError
  cause?: unknown
}

/** Everything this client throws. The message is one line that says what went wrong and where; it holds no secret. */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  readonly service?: ServiceName
  readonly method?: string
  readonly url?: string
  readonly status?: number
  readonly requestId?: string
  readonly about?: Subject
  readonly missed?: Missed
  readonly hint?: string
  readonly serverError?: ServerError

  constructor(
    readonly kind: ClientErrorKind,
    message: string,
    {cause, ...details}: ClientErrorDetails = {},
  ) {
    super(message.replace(/\s*\n\s*/g, ' ').trim(), cause === undefined ? undefined : {cause})
    Object.assign(this, details)
  }

  /** The same failure, with more or other things to say of it. */
  with(more: Omit<ClientErrorDetails, 'cause'>, message = this.message): ClientError {
    const {kind, service, method, url, status, requestId, about, missed, hint, serverError} = this
    const known = {service, method, url, status, requestId, about, missed, hint, serverError}
    return new ClientError(kind, message, {...known, ...more, cause: this})
  }

  /** The service's own message, as the official program of that service would print it. */
  get serverText(): string | undefined {
    return this.serverError?.text
  }
}
