import type {TlsOptions} from './tls.js'
import {createWire, type Wire} from './wire.js'

export interface WireOptions {
  tls?: TlsOptions
  proxy?: string
  connectTimeoutMs?: number
}

/** How a way to servers is opened: the one place to put another one in. */
export type OpenWire = (options: WireOptions) => Promise<Wire>

export const openWire: OpenWire = async ({proxy, ...options}) => {
  if (!proxy) return createWire(options)
  const {createProxiedWire} = await import('./proxied-wire.js')
  return createProxiedWire({proxy, ...options})
}
