import type {ServerError} from './server-error.js'
import type {ServiceName} from './service.js'

/** What a failure means for whoever has to react to it. */
export type ClientErrorKind = 'failed' | 'usage' | 'auth' | 'not-found' | 'conflict' | 'deadline' | 'interrupted'

export interface ClientErrorDetails {
  service?: ServiceName
  method?: string
  url?: string
  /** Of the HTTP reply; absent where there was none. */
  status?: number
  requestId?: string
  /** What to do next. */
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

  /** The service's own message, as the official program of that service would print it. */
  get serverText(): string | undefined {
    return this.serverError?.text
  }
}
