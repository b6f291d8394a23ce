import {mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {keepAddress} from './address.js'
import {bornOf} from './control/process.js'
import {
  authorityFile,
  controlTokenFile,
  type DaemonRecord,
  daemonFile,
  lockFile,
  openrcFile,
  scratchFolder,
  usersFile,
  writePrivate,
} from './daemon-files.js'
import {readRecord} from './daemon-record.js'
import {officialPorts} from './http/official-port.js'
import {DirectoryLock} from './kernel/lock.js'
import {reasonOf, SimulatorError} from './kernel/problem.js'
import {secret} from './kernel/secret.js'
import {wallClock} from './kernel/wall.js'
import {createSimulator, type Simulator, type SimulatorOptions} from './main.js'
import {centralRegion} from './regions.js'
import {serverIdentity} from './tls-files.js'

export interface DaemonOptions
  extends Omit<SimulatorOptions, 'store' | 'services' | 'wall' | 'steady' | 'scratch' | 'report' | 'control' | 'tls'> {
  readonly dataDir: string
  readonly ephemeral: boolean
  readonly port: number
  readonly host: string
  readonly version: string
  /** also listens where a genuine system does */
  readonly realPorts: boolean
  readonly tls: boolean
}

export interface RunningDaemon {
  readonly record: DaemonRecord
  /** resolved when it has stopped, by a signal or by the control API */
  readonly stopped: Promise<void>
  stop(): Promise<void>
}

/** Runs a simulator on a data directory of its own, and writes down where and how it can be reached. */
export async function runDaemon(options: DaemonOptions): Promise<RunningDaemon> {
  const {dataDir} = options
  openDirectory(dataDir)
  const lock = new DirectoryLock(lockFile(dataDir), () => `a simulator runs on ${dataDir} already${holder(dataDir)}`)
  let simulator: Simulator | undefined
  try {
    const controlToken = secret(32)
    let stopping: Promise<void> | undefined
    let resolveStopped: () => void = () => undefined
    const stopped = new Promise<void>((resolve) => {
      resolveStopped = resolve
    })
    const stop = (): Promise<void> => {
      stopping ??= (async () => {
        rmSync(daemonFile(dataDir), {force: true})
        await simulator?.close()
        lock.release()
        resolveStopped()
      })()
      return stopping
    }
    simulator = await createSimulator({
      ...options,
      tls: options.tls ? serverIdentity(dataDir, options.host) : undefined,
      store: options.ephemeral ? 'memory' : dataDir,
      scratch: scratchFolder(dataDir),
      control: {token: controlToken, stop: () => void stop()},
      report: (error) => process.stderr.write(`${new Date(wallClock()).toISOString()} ${told(error)}\n`),
    })
    const also = options.realPorts ? officialPorts(simulator.sim.origin.plan.subcloud !== undefined) : []
    const url = await simulator.listen({port: options.port, host: options.host, also})
    const record = {
      pid: process.pid,
      url,
      startedAt: new Date(wallClock()).toISOString(),
      dataDir,
      version: options.version,
      born: bornOf(process.pid),
    }
    keepAddress(dataDir, {port: Number(new URL(url).port), host: options.host, tls: options.tls})
    writePrivate(controlTokenFile(dataDir), controlToken)
    writePrivate(openrcFile(dataDir), JSON.stringify(openrc(simulator, options), undefined, 2))
    writePrivate(usersFile(dataDir), JSON.stringify(simulator.credentials, undefined, 2))
    // Last: whoever finds this may rely on the others.
    writePrivate(daemonFile(dataDir), JSON.stringify(record, undefined, 2))
    return {record, stopped, stop}
  } catch (error) {
    await simulator?.close()
    lock.release()
    throw refusal(error, options)
  }
}

function openDirectory(dataDir: string): void {
  try {
    mkdirSync(dataDir, {recursive: true, mode: 0o700})
    writePrivate(join(dataDir, '.writable'), '')
    rmSync(join(dataDir, '.writable'))
  } catch (error) {
    const hint = 'use another --data directory'
    throw new SimulatorError('failed', `cannot write to ${dataDir}: ${reasonOf(error)}`, hint, {cause: error})
  }
}

function holder(dataDir: string): string {
  try {
    const record = readRecord(dataDir)
    return record === undefined ? '' : ` (pid ${record.pid}, ${record.url})`
  } catch (error) {
    return ` (${reasonOf(error)}; whoever holds ${lockFile(dataDir)} open is its process)`
  }
}

function openrc({url, credentials}: Simulator, {tls, dataDir}: DaemonOptions): Record<string, string> {
  const [admin] = credentials.users
  return {
    auth_url: `${url}/keystone/v3`,
    username: admin?.username ?? '',
    password: admin?.password ?? '',
    project_name: 'admin',
    user_domain_name: 'Default',
    project_domain_name: 'Default',
    region_name: centralRegion,
    interface: 'public',
    ...(tls ? {cacert: authorityFile(dataDir)} : {}),
  }
}

function refusal(error: unknown, options: DaemonOptions): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const {host} = options
  const port = 'port' in error ? error.port : options.port
  switch (error.code) {
    case 'EADDRINUSE': {
      const hint = options.realPorts ? 'free it, or leave out --real-ports' : 'use another --port; 0 finds a free one'
      return new SimulatorError('conflict', `port ${port} of ${host} is taken`, hint, {cause: error})
    }
    case 'EACCES':
      return new SimulatorError('failed', `may not listen on port ${port} of ${host}`, 'use a --port above 1023', {
        cause: error,
      })
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new SimulatorError('usage', `this machine has no address ${host}`, 'use another --host', {cause: error})
    default:
      return error
  }
}

const told = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))
