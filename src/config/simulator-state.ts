import {join} from 'node:path'
import {ConfigError} from './error.js'
import type {Paths} from './paths.js'
import {bornOf, isAlive, readIfPresent} from './private-file.js'
import {type Layer, layerOf} from './setting.js'

/**
 * What a running simulator leaves in its data directory, both readable by their owner only:
 *
 * - `daemon.json`: `{pid: number, url: string, startedAt: string, dataDir: string, version: string, born: string | null}`,
 *   written when the API answers, removed when the simulator stops;
 * - `openrc.json`: `{auth_url, username, password, project_name, user_domain_name, project_domain_name,
 *   region_name, interface}`, all strings.
 */
export interface Daemon {
  pid: number
  url: string
  startedAt: string
  dataDir: string
  version: string
  /** When its process began; what has its number by now is another one. */
  born: string | undefined
}

export interface RunningSimulator {
  daemon: Daemon
  settings: Layer
}

/** Where `stx sim` keeps its data unless told otherwise. */
export const simulatorDataDir = (paths: Paths): string => join(paths.data, 'sim')

/** The simulator that runs on this data directory, if one does. */
export async function findSimulator(dataDir: string): Promise<RunningSimulator | undefined> {
  const daemon = await readDaemon(dataDir)
  if (daemon === undefined || !(await stillRuns(daemon))) return undefined
  const path = join(dataDir, 'openrc.json')
  const openrc = await readObject(path)
  if (openrc === undefined) {
    throw new ConfigError(
      'failed',
      `the simulator at ${daemon.url} left no ${path}`,
      'run `stx sim stop` and `stx sim start`',
    )
  }
  const from = `the simulator at ${daemon.url}`
  return {daemon, settings: layerOf((name) => ({value: openrc[name], from}))}
}

/** Whoever has its number, and perhaps its port, by now is not sent the simulator's password. */
async function stillRuns({pid, born}: Daemon): Promise<boolean> {
  if (!isAlive(pid)) return false
  return born === undefined || (await bornOf(pid)) === born
}

export const daemonFile = (dataDir: string): string => join(dataDir, 'daemon.json')

/** `daemon.json` as it stands, whether or not its process still lives. */
async function readDaemon(dataDir: string): Promise<Daemon | undefined> {
  const path = daemonFile(dataDir)
  const found = await readObject(path)
  if (found === undefined) return undefined
  const {pid, url, startedAt, version, born} = found
  if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0 || typeof url !== 'string' || !URL.canParse(url)) {
    throw damaged(path, 'pid or url is missing')
  }
  return {
    pid,
    url,
    startedAt: String(startedAt ?? ''),
    dataDir,
    version: String(version ?? ''),
    born: typeof born === 'string' ? born : undefined,
  }
}

async function readObject(path: string): Promise<Record<string, unknown> | undefined> {
  const text = await readIfPresent(path)
  if (text === undefined) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw damaged(path, 'not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged(path, 'not an object')
  return value as Record<string, unknown>
}

const damaged = (path: string, what: string) =>
  new ConfigError(
    'failed',
    `${path} is damaged: ${what}`,
    '`stx sim start` writes it anew, unless its simulator still runs',
  )
