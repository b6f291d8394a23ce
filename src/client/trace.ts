import type {ServiceName} from './service.js'

/** One HTTP exchange, for those who want to see the traffic. Secrets are replaced; bodies are made when looked at. */
export interface TraceEvent {
  service: ServiceName
  method: string
  url: string
  /** Absent where no reply came. */
  status?: number
  /** Why no reply came. */
  error?: string
  milliseconds: number
  requestId?: string
  /** Counts from 1; above it the request is being repeated. */
  attempt: number
  /** After what time the request will be repeated; absent where it will not. */
  retryInMs?: number
  requestHeaders: Record<string, string>
  readonly requestBody?: string
  responseHeaders?: Record<string, string>
  readonly responseBody?: string
}
