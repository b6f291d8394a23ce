import {fileURLToPath} from 'node:url'
import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {nothing, type Result, said, saying} from '../../cli/result.js'
import {packageVersion} from '../../cli/version.js'
import {beginningFlags, dataFlag, rememberPlace, startingPlace} from '../../families/simulator.js'
import type {DaemonOptions} from '../../simulator/daemon.js'

export default class SimStart extends Acting {
  static override summary = 'start a simulated cloud and return when its API answers'
  static override examples = [
    '<%= config.bin %> sim start --subclouds 100',
    '<%= config.bin %> sim start --scenario aio-dx --speed max --seed 7',
    '<%= config.bin %> sim start --scenario-file my-edge.yaml',
    '<%= config.bin %> sim start --ephemeral --port 0 --data /tmp/rehearsal',
  ]
  static override flags = {
    ...dataFlag,
    ...beginningFlags,
    port: Flags.integer({summary: 'port (the one of last time, or 8620); 0 finds a free one', min: 0, max: 65_535}),
    host: Flags.string({summary: 'address to listen on (the one of last time, or 127.0.0.1)'}),
    ephemeral: Flags.boolean({summary: 'keep everything in memory, and nothing when it stops'}),
    speed: Flags.string({summary: 'pace of simulated time: max, frozen, or a factor such as 60 (1)'}),
    timing: Flags.string({summary: 'YAML file of durations that replace the built-in ones', helpValue: 'FILE'}),
    'real-ports': Flags.boolean({summary: 'listen also on the ports of a genuine system (5000, 6385, 18002 ...)'}),
    tls: Flags.boolean({
      summary: 'speak TLS, with a certificate of an authority of its own (as last time)',
      allowNo: true,
    }),
    foreground: Flags.boolean({summary: 'stay in the foreground until interrupted'}),
  }

  // In the foreground it says its whole record.
  protected override readonly changes = 'machine'

  override readonly result = saying('pid', 'url', 'data_dir', 'dataDir', 'startedAt', 'version')

  async act(_apis: Apis, {flags}: Given<typeof SimStart>): Promise<Result> {
    const {daemonOptions} = await import('../../simulator/daemon-options.js')
    const options = await daemonOptions({
      ...flags,
      scenarioFile: flags['scenario-file'],
      startTime: flags['start-time'],
      realPorts: flags['real-ports'],
      dataDir: startingPlace(flags, this.context),
      version: packageVersion(),
    })
    // Before it runs: a simulator that nobody remembers is worse than a name too many.
    await rememberPlace(options.dataDir, this.context)
    if (flags.foreground) return this.#stay(options)
    const {launchDaemon} = await import('../../simulator/launch.js')
    const entry = fileURLToPath(new URL('../../simulator/daemon-process.js', import.meta.url))
    const {pid, url} = await launchDaemon(entry, options, this.context.environment.bare)
    return said(`the simulator runs at ${url} (pid ${pid})`, {pid, url, data_dir: options.dataDir})
  }

  /** Prints at once that it runs, for it ends only when it is interrupted. */
  async #stay(options: DaemonOptions): Promise<Result> {
    const {runDaemon} = await import('../../simulator/daemon.js')
    const daemon = await runDaemon(options)
    this.context.signal.addEventListener('abort', () => void daemon.stop())
    process.once('SIGTERM', () => void daemon.stop())
    const {url, pid} = daemon.record
    await this.print(said(`the simulator runs at ${url} (pid ${pid})`, {...daemon.record}))
    await daemon.stopped
    return nothing
  }
}
