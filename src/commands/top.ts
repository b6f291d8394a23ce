import {Flags} from '@oclif/core'
import {type Given, StxCommand} from '../cli/command.js'
import {commandLine} from '../cli/command-line.js'
import {CommandFailure} from '../cli/failure.js'
import {quieten} from '../cli/quiet-terminal.js'
import {drawn, exitCode} from '../cli/result.js'
import type {Manner} from '../screen/top.js'

const PATIENCE_MS = 30_000
/** Of a frame that no terminal gives a size. */
const ROWS = 40

export default class Top extends StxCommand {
  static override summary = 'the whole fleet on a full screen, live'
  static override description =
    'Alarms, sites, the running strategy; Enter opens a site, a host or an alarm, ? tells the keys. What changes something ' +
    'has to be confirmed by typing its name.'
  static override examples = [
    '<%= config.bin %> top',
    "<%= config.bin %> top --subclouds 'group:east,alarms.critical>0'",
    '<%= config.bin %> top --map --read-only',
    '<%= config.bin %> top --once --no-color',
  ]
  static override flags = {
    interval: Flags.string({summary: 'between two looks, where the API is quick', default: '5s'}),
    map: Flags.boolean({summary: 'begin with the map: one cell a site'}),
    'read-only': Flags.boolean({summary: 'nothing can be changed from here'}),
    once: Flags.boolean({summary: 'print one frame and end; needs no terminal'}),
    'no-mouse': Flags.boolean({summary: 'leave the mouse to the terminal, for selecting text'}),
  }

  override readonly reach = 'fleet'

  override async check({flags, globals}: Given<typeof Top>): Promise<void> {
    const {intervalIn} = await import('../families/live.js')
    intervalIn(flags.interval)
    if (globals.subcloud !== undefined) {
      throw new CommandFailure('usage', '--subcloud leads into one site', 'type: stx top, and open it with Enter')
    }
    if (flags.once) return
    const {stdin, stdout} = this.context.io
    const way = 'add --once: one frame, for a file or a ticket'
    if (!stdin.isTTY || !stdout.isTTY) throw new CommandFailure('usage', 'top needs a terminal, and this is none', way)
    if (this.context.environment.dumb) throw new CommandFailure('usage', 'top cannot draw on a dumb terminal', way)
  }

  async run(): Promise<void> {
    const {flags} = (await this.given()) as Given<typeof Top>
    const {reactForUsers} = await import('../config/react.js')
    reactForUsers()
    const [{frameOnce, openTop}, {intervalIn, watchFleet}] = await Promise.all([
      import('../screen/top.js'),
      import('../families/live.js'),
    ])
    const {context, globals} = this
    const {io, environment, signal} = context
    const intervalMs = intervalIn(flags.interval)
    const live = watchFleet({
      cloud: () => this.cloud(),
      place: () => this.place(),
      intervalMs,
      signal,
      // A frame that stays has all of it, or says what did not come.
      ...(flags.once && {graceMs: PATIENCE_MS}),
    })
    const {colour, isTTY, columns} = this.printing().options.terminal
    const manner: Manner = {
      look: colour ? 'colour' : isTTY ? 'mono' : 'plain',
      signs: environment.ascii ? 'ascii' : 'unicode',
      intervalMs,
      asMap: flags.map,
      readOnly: flags['read-only'],
      filter: this.selection && {text: this.selection.selector.text, selection: this.selection},
    }
    try {
      if (flags.once) {
        await live.first
        const rows = io.stdout.rows ?? environment.rows ?? ROWS
        await this.print(drawn(frameOnce(live, {columns, rows}, manner)))
        return
      }
      const heard = quieten(context)
      const {runBeside, sameCloud} = await import('../families/beside.js')
      const top = openTop(
        live,
        io,
        {...manner, mouse: !flags['no-mouse']},
        {
          typed: (words) => commandLine([...words, ...sameCloud(globals)]),
          async perform({deed, words}) {
            const {code, said} = await runBeside(context, [...words, '--quiet'], globals)
            const [remark = ''] = said.replace(/^stx: /, '').split('\n')
            return code === 0 ? {text: `${deed}: done`, tone: 'good'} : {text: `${deed}: ${remark}`, tone: 'bad'}
          },
        },
      )
      const interrupted = () => top.finish('interrupted')
      signal.addEventListener('abort', interrupted)
      const ending = await top.ended.finally(() => {
        signal.removeEventListener('abort', interrupted)
        heard()
      })
      if (ending === 'interrupted') throw exitCode(130)
      if (ending === 'hangup') throw exitCode(129)
      if (ending === 'terminated') throw exitCode(143)
    } finally {
      live.stop()
    }
  }
}
