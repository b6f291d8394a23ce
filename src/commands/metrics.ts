import {Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {Given} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import {Reading} from '../cli/reading.js'
import {exitCode, nothing, type Result, said, verbatim} from '../cli/result.js'
import {packageVersion} from '../cli/version.js'

const HERE = '127.0.0.1'
const PORT = 9630

export default class Metrics extends Reading {
  static override summary = 'the numbers of the fleet, for Prometheus'
  static override description =
    'Without --once it listens, for Prometheus to ask for /metrics. How many series there are does not grow with the ' +
    'fleet; docs/seeing.md lists them, and examples/prometheus has what Prometheus and Grafana need.'
  static override examples = [
    '<%= config.bin %> metrics',
    '<%= config.bin %> metrics --listen 127.0.0.1:9630 --interval 30s',
    '<%= config.bin %> metrics --listen 10.0.0.5:9630 --anybody',
    '<%= config.bin %> metrics --once',
    '<%= config.bin %> metrics --once --out /var/lib/prometheus/node-exporter/stx.prom',
  ]
  static override flags = {
    listen: Flags.string({
      summary: `where; without a host on this machine alone [default: ${HERE}:${PORT}]`,
      helpValue: 'ADDRESS:PORT',
      exclusive: ['once'],
    }),
    anybody: Flags.boolean({
      summary: 'let whoever reaches the address read them, without encryption',
      dependsOn: ['listen'],
    }),
    interval: Flags.string({summary: 'how often the fleet is looked at', default: '15s', helpValue: 'DURATION'}),
    once: Flags.boolean({summary: 'look once and print them'}),
    out: Flags.string({
      summary: 'write them to a file, whole, for a textfile collector',
      helpValue: 'FILE',
      dependsOn: ['once'],
    }),
  }

  override readonly reach = 'here'
  protected override readonly watchable = false

  override async check({flags}: Given<typeof Metrics>): Promise<void> {
    const {intervalIn} = await import('../families/live.js')
    intervalIn(flags.interval)
    if (flags.once) return
    const {listen = HERE} = flags
    const [{isLoopback}, {listenAt}] = await Promise.all([
      import('../addressing/loopback.js'),
      import('../families/listening.js'),
    ])
    if (isLoopback(listenAt(listen, PORT).address) || flags.anybody) return
    throw new CommandFailure(
      'usage',
      `--listen ${listen} can be reached from elsewhere, and whoever reaches it could read the numbers`,
      `add --anybody, or put a proxy with TLS before ${HERE}`,
    )
  }

  async look(_: Apis, {flags}: Given<typeof Metrics>): Promise<Result> {
    return flags.once ? this.#once(flags.out) : this.#serve(flags.listen ?? HERE, flags.interval)
  }

  async #once(out: string | undefined): Promise<Result> {
    const [{lookOnce}, {numbersOf}] = await Promise.all([
      import('../families/live.js'),
      import('../families/metrics.js'),
    ])
    const seen = await lookOnce({cloud: () => this.cloud(), place: () => this.place(), signal: this.context.signal})
    const numbers = await numbersOf(seen, packageVersion(), 'text')
    if (out === undefined) return verbatim(numbers)
    const {writeWhole} = await import('../families/whole-file.js')
    await writeWhole(out, numbers, {overwrite: true})
    return said(`written: ${out}`, {file: out})
  }

  async #serve(listen: string, interval: string): Promise<Result> {
    const [{complain, intervalIn, untilTold, watchFleet}, {listenAt}, {serveLive}] = await Promise.all([
      import('../families/live.js'),
      import('../families/listening.js'),
      import('../families/metrics.js'),
    ])
    const {io, signal} = this.context
    const told = untilTold(signal)
    const live = watchFleet({
      cloud: () => this.cloud(),
      place: () => this.place(),
      intervalMs: intervalIn(interval),
      signal: told.signal,
    })
    try {
      await live.first
      await serveLive(live, {
        place: listenAt(listen, PORT),
        version: packageVersion(),
        signal: told.signal,
        failed: complain(this.context),
        listens: (url) => io.stderr.write(`metrics at ${url}\n`),
      })
    } finally {
      told.deaf()
      live.stop()
    }
    if (signal.aborted) throw exitCode(130)
    return nothing
  }
}
