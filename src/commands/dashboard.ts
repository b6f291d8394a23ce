import {Flags} from '@oclif/core'
import {type Given, StxCommand} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import {exitCode, saying, text} from '../cli/result.js'
import {doorFlags, judgeOpening, openDashboard, runnerOf, tlsFlags} from '../families/dashboard.js'

const USUAL = '5s'

export default class Dashboard extends StxCommand {
  static override baseFlags = StxCommand.baseFlags
  static override summary = 'watch the fleet in a browser'
  static override description =
    'Serves one page on this machine and prints its link, which opens once; Enter prints another one. The page shows ' +
    'alarms, sites, strategies, updates and peers, and changes as they do. It reads only, unless --allow-actions says ' +
    'otherwise. Ctrl-C ends it.'
  static override examples = [
    '<%= config.bin %> dashboard',
    '<%= config.bin %> dashboard --listen 127.0.0.1:8650 --interval 10s',
    '<%= config.bin %> dashboard --allow-actions',
    '<%= config.bin %> dashboard --listen 10.10.10.9:8650 --tls --password-file wall.txt',
  ]
  static override flags = {
    listen: Flags.string({
      summary: 'address and port; elsewhere than on this machine it needs --tls and a password (127.0.0.1, any port)',
      helpValue: 'ADDRESS:PORT',
    }),
    ...tlsFlags,
    ...doorFlags,
    interval: Flags.string({summary: `how often to look (${USUAL})`, helpValue: 'DURATION'}),
    'allow-actions': Flags.boolean({summary: 'let the page run commands, each behind a typed confirmation'}),
  }

  override readonly result = saying('url', 'fingerprint')

  async run(): Promise<void> {
    const {flags, globals} = (await this.given()) as Given<typeof Dashboard>
    await this.foresee()
    if (globals.subcloud !== undefined) {
      throw new CommandFailure(
        'usage',
        'dashboard takes no --subcloud',
        'it is about all of them: open one on the page',
      )
    }
    const {complain, intervalIn, untilTold, watchFleet} = await import('../families/live.js')
    const intervalMs = intervalIn(flags.interval ?? USUAL)
    const opening = await judgeOpening(flags, this.context)
    const told = untilTold(this.context.signal)
    const live = watchFleet({cloud: () => this.cloud(), place: () => this.place(), intervalMs, signal: told.signal})
    try {
      await live.first
      const {wait, tell} = await openDashboard(opening, {
        live,
        context: this.context,
        signal: told.signal,
        failed: complain(this.context),
        root: this.config.root,
        systemTime: () => this.systemTime(),
        act: flags['allow-actions'] ? runnerOf(this.globals, this.context) : undefined,
      })
      await wait(async (facts) => {
        if (!globals.quiet) tell(facts)
        await this.print(text(facts.url, {...facts}))
      })
    } finally {
      told.deaf()
      live.stop()
    }
    if (this.context.signal.aborted) throw exitCode(130)
  }
}
