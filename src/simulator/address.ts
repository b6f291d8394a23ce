import {readFileSync} from 'node:fs'
import {addressFile, writePrivate} from './daemon-files.js'

/** Where a simulator listens: it comes back there, so that what was told its address goes on to be true. */
export interface Address {
  readonly port: number
  readonly host: string
  readonly tls: boolean
}

const usual: Address = {port: 8620, host: '127.0.0.1', tls: false}

/** Where the last one of this directory listened; what it does not say, or cannot be, is the usual. */
export function lastAddress(dataDir: string): Address {
  let said: {[member in keyof Address]?: unknown} = {}
  try {
    said = Object(JSON.parse(readFileSync(addressFile(dataDir), 'utf8')))
  } catch {
    return usual
  }
  const {port, host, tls} = said
  return {
    port: Number.isInteger(port) && Number(port) > 0 && Number(port) < 65_536 ? Number(port) : usual.port,
    host: typeof host === 'string' && host !== '' ? host : usual.host,
    tls: tls === true,
  }
}

export const keepAddress = (dataDir: string, address: Address): void =>
  writePrivate(addressFile(dataDir), JSON.stringify(address))
