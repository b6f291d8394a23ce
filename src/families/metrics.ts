import type {Live, Seen} from '../live/fleet.js'
import {exposition, type Format} from '../metrics/exposition.js'
import {familiesOf} from '../metrics/families.js'
import {type Numbers, type Place, serveMetrics} from '../metrics/serve.js'
import {cannotListen} from './listening.js'

const MICROSECONDS = 1_000_000

/** What was seen, as Prometheus reads it. */
export function numbersOf(seen: Seen, version: string, format: Format): Promise<string> {
  const {user, system} = process.cpuUsage()
  return exposition(familiesOf(seen, Date.now(), {version, cpuSeconds: (user + system) / MICROSECONDS}), format)
}

/** Serves what is seen until `signal`; tells where, once it does. */
export async function serveLive(
  live: Live,
  {
    place,
    version,
    signal,
    listens,
    failed,
  }: {
    place: Place
    version: string
    signal: AbortSignal
    listens: (url: string) => void
    failed: (line: string) => void
  },
): Promise<void> {
  const numbers: Numbers = async (format) => live.seen && numbersOf(live.seen, version, format)
  const serving = await serveMetrics(place, numbers, failed).catch((error: NodeJS.ErrnoException) => {
    throw cannotListen(place, error)
  })
  listens(serving.url)
  const over = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), {once: true}))
  if (!signal.aborted) await over
  await serving.close()
}
