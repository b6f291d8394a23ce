import type {TlsOptions} from './tls.js'
import {createWire, type Wire} from './wire.js'

export interface WireOptions {
  tls?: TlsOptions
  proxy?: string
  connectTimeoutMs?: number
  /** Hundreds of requests will be sent at once: it is worth to load what is made for that. */
  pooled?: boolean
}

/** How a way to servers is opened: the one place to put another one in. */
export type OpenWire = (options: WireOptions) => Promise<Wire>

export const openWire: OpenWire = async ({proxy, pooled, ...options}) => {
  if (!proxy && !pooled) return createWire(options)
  const {createUndiciWire} = await import('./undici-wire.js')
  return createUndiciWire({proxy, ...options})
}
