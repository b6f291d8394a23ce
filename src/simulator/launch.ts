import {spawn} from 'node:child_process'
import {closeSync, mkdirSync} from 'node:fs'
import type {DaemonOptions} from './daemon.js'
import {logFile} from './daemon-files.js'
import type {DaemonMessage} from './daemon-process.js'
import {openPrivate} from './kernel/private-file.js'
import {reasonOf, SimulatorError} from './kernel/problem.js'

/**
 * Starts the simulator as a process that outlives this one, and returns when its API answers. `entry` is the built
 * daemon-process module; `environment` is all that the process is given of ours.
 */
export async function launchDaemon(
  entry: string,
  options: DaemonOptions,
  environment: Readonly<Record<string, string>>,
): Promise<{pid: number; url: string}> {
  const log = openLog(options.dataDir)
  try {
    const child = spawn(process.execPath, [entry], {
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
      // The daemon keeps no folder busy.
      cwd: options.dataDir,
      env: environment,
    })
    const message = await new Promise<DaemonMessage>((resolve, reject) => {
      // Not as an argument: a scenario may be longer than the system lets those be.
      child.send(options)
      child.once('message', (first) => resolve(first as DaemonMessage))
      child.once('error', reject)
      child.once('exit', (code) => {
        const hint = `see ${logFile(options.dataDir)}`
        reject(new SimulatorError('failed', `the simulator ended as it started (exit code ${code})`, hint))
      })
    })
    child.removeAllListeners('exit')
    if ('refused' in message)
      throw new SimulatorError(message.refused.kind, message.refused.message, message.refused.hint)
    if (child.connected) child.disconnect()
    child.unref()
    return message.ready
  } finally {
    closeSync(log)
  }
}

function openLog(dataDir: string): number {
  try {
    mkdirSync(dataDir, {recursive: true, mode: 0o700})
  } catch (error) {
    const reason = reasonOf(error)
    throw new SimulatorError('failed', `cannot write to ${dataDir}: ${reason}`, 'use another --data directory', {
      cause: error,
    })
  }
  return openPrivate(logFile(dataDir))
}
