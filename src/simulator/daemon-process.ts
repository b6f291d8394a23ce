import {setFlagsFromString} from 'node:v8'
import {type DaemonOptions, runDaemon} from './daemon.js'
import {reasonOf, SimulatorError} from './kernel/problem.js'

/** What the daemon tells the process that started it, once, over the channel between them. */
export type DaemonMessage =
  | {readonly ready: {readonly pid: number; readonly url: string}}
  | {
      readonly refused: {
        readonly kind: SimulatorError['kind']
        readonly message: string
        readonly hint: string | undefined
      }
    }

const tell = (message: DaemonMessage): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined) resolve()
    else process.send(message, undefined, {}, () => resolve())
  })

/** What to run, in the one message that this process is sent. */
const told = (): Promise<DaemonOptions> =>
  new Promise((resolve) => process.once('message', (options) => resolve(options as DaemonOptions)))

// A log on a full disk must not end what it is about; who asked has been told.
process.stderr.on('error', () => undefined)

// Most of what a fleet strategy makes is forgotten again: memory is kept small rather than grown to several times its content.
setFlagsFromString('--heap-growing-percent=60')

/** The detached process: starts, reports, and works until it is told to stop. */
try {
  const daemon = await runDaemon(await told())
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void daemon.stop())
  await tell({ready: daemon.record})
  if (process.connected) process.disconnect()
  await daemon.stopped
  process.exit(0)
} catch (error) {
  const message = reasonOf(error)
  const known = error instanceof SimulatorError
  process.stderr.write(`${known ? message : error instanceof Error ? error.stack : message}\n`)
  await tell({refused: {kind: known ? error.kind : 'failed', message, hint: known ? error.hint : undefined}})
  process.exit(1)
}
