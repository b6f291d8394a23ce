import {type Command, CommandHelp, Help, type Interfaces} from '@oclif/core'
import type {OfficialProgram} from '../spelling/manifest.js'
import type {RunConfig} from './context.js'
import {globalFlags, globalGroups} from './flags.js'

const order = ['USAGE', 'EXAMPLES', 'ARGUMENTS', 'FLAGS', 'DESCRIPTION']
const isGlobal = (flag: {helpGroup?: string}) => globalGroups.has(flag.helpGroup ?? '')

/** Help in the order people read it: how to type it, examples, then details. Flags of every command are one line. */
class StxCommandHelp extends CommandHelp {
  override generate(): string {
    return `${super.generate()}\n\nFlags of every command (output, connection, diagnostics): stx help flags`
  }

  /** Flags as `FLAGS` shows them, for the page that lists the global ones. */
  describe(group: string, flags: Command.Flag.Any[]): string {
    return this.section(group, this.flags(flags) ?? [])
  }

  /** oclif trims the list, and with it the place that a first flag without a short name leaves for one. */
  override renderList(...[rows, options]: Parameters<CommandHelp['renderList']>): string {
    const [room] = /^ */.exec(rows[0]?.[0] ?? '') ?? ['']
    return room + super.renderList(rows, options)
  }

  protected override sections() {
    const place = (header: string) => order.indexOf(header.toUpperCase())
    return super
      .sections()
      .filter(({header}) => place(header) >= 0)
      .sort((a, b) => place(a.header) - place(b.header))
  }

  protected override groupFlags(flags: Command.Flag.Any[]) {
    return {mainFlags: flags.filter((flag) => !isGlobal(flag)), flagGroups: {}}
  }

  protected override defaultUsage(): string {
    const args = Object.values(this.command.args ?? {}).map((arg) => {
      const name = `${arg.name.toUpperCase()}${arg.multiple ? '...' : ''}`
      return arg.required ? name : `[${name}]`
    })
    const flags = Object.values(this.command.flags ?? {})
      .filter((flag) => !flag.hidden && !isGlobal(flag))
      .map((flag) => {
        const text =
          flag.type === 'option' ? `--${flag.name} ${(flag.helpValue ?? 'VALUE').toString()}` : `--${flag.name}`
        return flag.required ? text : `[${text}]`
      })
    return [this.command.id, ...args, ...flags].join(' ')
  }
}

const FEW = 3

/** oclif's help with our order, written to the streams of this run. */
class StxHelp extends Help {
  protected override CommandHelpClass = StxCommandHelp

  constructor(private readonly run: RunConfig) {
    super(run, {
      hideAliasesFromRoot: true,
      flagSortOrder: 'none',
      docopts: false,
      hideCommandSummaryInDescription: true,
    })
  }

  protected override log(...lines: string[]): void {
    this.run.context.io.stdout.write(`${lines.join('\n')}\n`)
  }

  /** Where to begin comes before what there is. */
  override formatRoot(): string {
    const start = [
      `${this.config.bin} sim start --subclouds 20`.padEnd(38) + 'a cloud to rehearse on, on this machine',
      `${this.config.bin} login`.padEnd(38) + 'or sign in to a real one',
      `${this.config.bin} host list`.padEnd(38) + 'then look around',
      `${this.config.bin} host list --subcloud subcloud7`.padEnd(38) + 'in any system of the fleet',
      `${this.config.bin} help host lock`.padEnd(38) + 'help on a topic or a command; `help flags` for all flags',
    ]
    const official =
      'The official spellings work too: `stx host-lock`, `stx system host-lock`, `stx dcmanager subcloud list`.'
    return [this.config.pjson.description ?? '', this.section('START HERE', start.join('\n')), official].join('\n\n')
  }

  /** All topics fit on a screen when those with a few commands are only named. */
  protected override formatTopics(topics: Interfaces.Topic[]): string {
    if (topics.some(({name}) => name.includes(':'))) return super.formatTopics(topics)
    const commands = ({name}: Interfaces.Topic) => this.config.commandIDs.filter((id) => id.startsWith(`${name}:`))
    const small = new Set(topics.filter((topic) => commands(topic).length <= FEW))
    const names = [...small].map(({name}) => name).join(', ')
    const large = super.formatTopics(topics.filter((topic) => !small.has(topic)))
    return `${large}\n\n${this.section('SMALL TOPICS', this.wrap(names))}`
  }

  /** What may follow the name of an official program; `system` and `software` are topics of ours as well. */
  async showOfficialCommands(official: OfficialProgram): Promise<void> {
    const {officialCommands} = await import('./official-help.js')
    const {bin} = this.config
    const rows = officialCommands(official).map(([name, summary]): [string, string] => [`${official} ${name}`, summary])
    this.log(this.section(`OFFICIAL COMMANDS OF ${official}`, rows), '')
    this.log(`Each has help: ${bin} help ${rows[0]?.[0] ?? official}`)
  }

  /** The flags that every command takes, by group. */
  showGlobalFlags(): void {
    const help = new StxCommandHelp(
      {id: 'flags', args: {}, flags: {}} as unknown as Command.Loadable,
      this.run,
      this.opts,
    )
    const named = Object.entries(globalFlags).map(([name, flag]) => ({...flag, name}) as unknown as Command.Flag.Any)
    for (const group of globalGroups) {
      this.log(
        help.describe(
          group,
          named.filter((flag) => flag.helpGroup === group && !flag.hidden),
        ),
        '',
      )
    }
  }
}

/** `stx help`, `stx help host`, `stx host lock --help`, `stx help flags`. */
export async function showHelp(
  {id, official}: {id?: string; official?: OfficialProgram},
  config: RunConfig,
): Promise<void> {
  await config.load()
  const help = new StxHelp(config)
  if (id === 'flags') help.showGlobalFlags()
  else if (id || !official) await help.showHelp(id ? [id] : [])
  if (official) await help.showOfficialCommands(official)
}
