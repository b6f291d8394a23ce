import {onTestFinished} from 'vitest'
import {ControlClient} from '../../../src/simulator/control/client.js'
import {type DaemonOptions, type RunningDaemon, runDaemon} from '../../../src/simulator/daemon.js'
import {temporaryDirectory} from './temporary.js'

export const options = (dataDir: string, more: Partial<DaemonOptions> = {}): DaemonOptions => ({
  dataDir,
  ephemeral: false,
  port: 0,
  host: '127.0.0.1',
  version: '1.2.3',
  realPorts: false,
  tls: false,
  speed: 'frozen',
  seed: 1,
  startTime: 1_760_000_000_000,
  ...more,
})

interface Started {
  daemon: RunningDaemon
  dataDir: string
  control: ControlClient
}

/** A daemon in this process, which ends with the test. */
export async function start(more: Partial<DaemonOptions> = {}, dataDir = temporaryDirectory()): Promise<Started> {
  const daemon = await runDaemon(options(dataDir, more))
  onTestFinished(() => daemon.stop())
  return {daemon, dataDir, control: new ControlClient(daemon.record)}
}
