import diagnostics from 'node:diagnostics_channel'
import type {IncomingMessage, ServerResponse} from 'node:http'

/** A request that changes something, as a simulator in this process got it. */
export interface Arrival {
  readonly method: string
  readonly path: string
  /** What it was answered, whether anybody was left to hear it; nothing where its sender went away before its end. */
  status: number | undefined
}

const CHANNEL = 'http.server.request.start'

/** The log of what arrives to change something; `told` hears of each arrival, reading ones included. */
export class Arrivals {
  readonly all: Arrival[] = []
  /** Those that had a step when a strategy was applied, each time. */
  readonly applied: string[] = []

  /** `stepping`: which sites have a step now. */
  constructor(
    private readonly told: () => void,
    private readonly stepping: () => readonly string[],
  ) {
    diagnostics.subscribe(CHANNEL, this.#hear)
  }

  close(): void {
    diagnostics.unsubscribe(CHANNEL, this.#hear)
  }

  /** Those that were carried out. */
  get done(): readonly Arrival[] {
    return this.all.filter(({status}) => status !== undefined && status < 300)
  }

  readonly #hear = (message: unknown) => {
    const {request, response} = message as {request: IncomingMessage; response: ServerResponse}
    const {method = '', url = ''} = request
    if (method !== 'GET' && !url.endsWith('/auth/tokens')) {
      const arrival: Arrival = {method, path: url, status: undefined}
      this.all.push(arrival)
      const applied = url.includes('/sw-update-strategy/actions') ? this.stepping() : []
      response.once('close', () => {
        if (response.headersSent) arrival.status = response.statusCode
        if (arrival.status !== undefined && arrival.status < 300) this.applied.push(...applied)
      })
    }
    this.told()
  }
}
