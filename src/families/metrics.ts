import {CommandFailure} from '../cli/failure.js'
import type {Live, Seen} from '../live/fleet.js'
import {exposition, type Format} from '../metrics/exposition.js'
import {familiesOf} from '../metrics/families.js'
import {type Address, type Numbers, serveMetrics} from '../metrics/serve.js'

const MICROSECONDS = 1_000_000

/** What was seen, as Prometheus reads it. */
export function numbersOf(seen: Seen, version: string, format: Format): Promise<string> {
  const {user, system} = process.cpuUsage()
  return exposition(familiesOf(seen, Date.now(), {version, cpuSeconds: (user + system) / MICROSECONDS}), format)
}

/** `127.0.0.1:9630`, `[::1]:9630`, or a port alone. */
export function addressOf(text: string): Address {
  const [, bracketed, plain, port = ''] = /^(?:\[([^\]]+)\]:|([^:]+):|)(\d{1,5})$/.exec(text) ?? []
  if (port === '' || Number(port) > 65_535) {
    throw new CommandFailure('usage', `--listen ${text} is no address with a port`, 'such as 127.0.0.1:9630')
  }
  return {host: bracketed ?? plain ?? '127.0.0.1', port: Number(port)}
}

/** Serves what is seen until `signal`; tells where, once it does. */
export async function serveLive(
  live: Live,
  {
    address,
    version,
    signal,
    listens,
  }: {address: Address; version: string; signal: AbortSignal; listens: (url: string) => void},
): Promise<void> {
  const numbers: Numbers = async (format) => live.seen && numbersOf(live.seen, version, format)
  const serving = await serveMetrics(address, numbers).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EADDRINUSE' ? 'something listens there already' : error.message
    throw new CommandFailure(
      'failed',
      `cannot listen at ${address.host} port ${address.port}: ${why}`,
      'choose another: --listen',
    )
  })
  listens(serving.url)
  const over = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), {once: true}))
  if (!signal.aborted) await over
  await serving.close()
}
