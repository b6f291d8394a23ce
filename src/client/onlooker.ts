import type {Look} from './look.js'
import type {ServiceName} from './service.js'
import type {Method, RequestBody} from './transport.js'

/** A request that may change something, as whoever looks on sees it: nothing secret is in it. */
export interface Write {
  service: ServiceName
  /** Absent where the connection has none. */
  region?: string
  method: Exclude<Method, 'GET'>
  /** Below the endpoint of the service, with its query. */
  path: string
  url: string
  /** As they are sent, with `$OS_TOKEN` in the place of the token. */
  headers: Readonly<Record<string, string>>
  body?: RequestBody
}

/** What came of it. */
export interface Outcome {
  /** Absent where no reply came. */
  status?: number
  requestId?: string
  /** Why it failed. */
  error?: string
  /** What was answered, where something was. */
  answer?: unknown
}

/** Who looks on at the writes of a connection, and may hold them back. */
export interface Onlooker {
  /** What a read has brought, below the endpoint of the service. */
  saw?(path: string, content: unknown): void
  /**
   * Before a write is sent: what is returned is taken for its answer, and it is not sent. `look` reads from the same
   * service.
   */
  before(write: Write, look: Look): Promise<{answer: unknown} | undefined>
  /** When it was sent and answered, or failed. */
  after(write: Write, outcome: Outcome): void
}
