import {type Command, CommandHelp, Help, type Interfaces} from '@oclif/core'
import {type OfficialProgram, officialPrograms} from '../spelling/manifest.js'
import type {RunConfig} from './context.js'
import {globalFlags, globalGroups} from './flags.js'
import {isGlobal} from './help-index.js'
import {officialPage, PAGE_WIDTH, pageFileOf} from './help-piece.js'
import {officialCommands} from './official-help.js'

const order = ['USAGE', 'EXAMPLES', 'ARGUMENTS', 'FLAGS', 'DESCRIPTION']

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

  protected override flagHelpLabel(...[flag, showOptions]: Parameters<CommandHelp['flagHelpLabel']>): string {
    const [, value] = /^=(.*)$/.exec((flag.type === 'option' && flag.helpValue?.toString()) || '') ?? []
    if (flag.type === 'boolean' || value === undefined) return super.flagHelpLabel(flag, showOptions)
    const label = super.flagHelpLabel({...flag, helpValue: value}, showOptions)
    return `${label.replace('=', '[=')}]`
  }

  protected override sections() {
    const place = (header: string) => order.indexOf(header.toUpperCase())
    return super
      .sections()
      .filter(({header}) => place(header) >= 0)
      .sort((a, b) => place(a.header) - place(b.header))
  }

  protected override groupFlags(flags: Command.Flag.Any[]) {
    const many = isForEach(this.command) ? ['subclouds', 'parallel', 'stop-after'] : []
    return {mainFlags: flags.filter((flag) => !isGlobal(flag) || many.includes(flag.name)), flagGroups: {}}
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
    const many = isForEach(this.command) ? ['[--subclouds SELECTOR]'] : []
    return [this.command.id, ...args, ...many, ...flags].join(' ')
  }
}

/** What is about one subcloud is about several, too: by their names, or selected. */
const isForEach = ({id, args}: Command.Loadable): boolean =>
  args['subcloud']?.multiple === true || /^subcloud:backup:/.test(id)

const FEW = 5
/** Small, but what people look for first. */
const DAILY = new Set(['alarm', 'plan', 'run'])

/** oclif's help with our order. */
class PageWriter extends Help {
  protected override CommandHelpClass = StxCommandHelp
  #page = ''
  #topics: Interfaces.Topic[] | undefined
  #commands: Command.Loadable[] | undefined

  constructor(
    private readonly run: RunConfig,
    maxWidth: number,
  ) {
    super(run, {
      maxWidth,
      hideAliasesFromRoot: true,
      flagSortOrder: 'none',
      docopts: false,
      hideCommandSummaryInDescription: true,
    })
  }

  async page(id: string): Promise<string> {
    this.#page = ''
    const official = officialPrograms.find((program) => id === officialPage(program))
    if (official) this.showOfficialCommands(official)
    else if (id === 'flags') this.showGlobalFlags()
    else await this.showHelp(id === '' ? [] : [id])
    return this.#page
  }

  protected override log(...lines: string[]): void {
    this.#page += `${lines.join('\n')}\n`
  }

  // oclif makes these lists anew for each page: half of what it costs to write them all.
  protected override get sortedTopics(): Interfaces.Topic[] {
    this.#topics ??= super.sortedTopics
    return this.#topics
  }

  protected override get sortedCommands(): Command.Loadable[] {
    this.#commands ??= super.sortedCommands
    return this.#commands
  }

  // oclif changes what it shows; the next page wants it as it was.
  override formatCommand(command: Command.Loadable): string {
    return super.formatCommand({...command})
  }

  protected override formatCommands(commands: Command.Loadable[]): string {
    return super.formatCommands(commands.map((command) => ({...command})))
  }

  /** Where to begin comes before what there is. */
  override formatRoot(): string {
    const {bin} = this.config
    const start: [string, string][] = [
      [`${bin} sim start --subclouds 20`, 'a cloud to rehearse on, on this machine'],
      [`${bin} login`, 'or sign in to a real one'],
      [`${bin} host list`, 'then look around'],
      [`${bin} host list --subcloud subcloud7`, 'in any system of the fleet'],
      [`${bin} help host lock`, 'help on a topic or a command'],
      [`${bin} help flags`, 'the flags of every command'],
    ]
    const official = `The official spellings work too: \`${bin} host-lock\`, \`${bin} system host-lock\`, \`${bin} dcmanager subcloud list\`.`
    return [this.config.pjson.description ?? '', this.section('START HERE', start), official]
      .map((part, at) => (at === 1 ? part : this.wrap(part)))
      .join('\n\n')
  }

  /** All topics fit on a screen when those with a few commands are only named. */
  protected override formatTopics(topics: Interfaces.Topic[]): string {
    const own = topics.map((topic) => ({...topic}))
    if (own.some(({name}) => name.includes(':'))) return super.formatTopics(own)
    const commands = ({name}: Interfaces.Topic) => this.config.commandIDs.filter((id) => id.startsWith(`${name}:`))
    const small = new Set(own.filter((topic) => commands(topic).length <= FEW && !DAILY.has(topic.name)))
    const names = [...small].map(({name}) => name).join(', ')
    const large = super.formatTopics(own.filter((topic) => !small.has(topic)))
    return `${large}\n\n${this.section('SMALL TOPICS', this.wrap(names))}`
  }

  /** What may follow the name of an official program; `system` and `software` are topics of ours as well. */
  showOfficialCommands(official: OfficialProgram): void {
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

/** A page by its id: of a command, a topic, `flags`, an official program (`official:fm`), or of everything (nothing). */
export async function helpPage(id: string, config: RunConfig, width = PAGE_WIDTH): Promise<string> {
  await config.load()
  return new PageWriter(config, width).page(id)
}

/** Every page by its file: the build writes them, because what it takes to make one is megabytes. */
export async function helpPages(config: RunConfig): Promise<Record<string, Record<string, string>>> {
  await config.load()
  const ids = ['', 'flags', ...officialPrograms.map(officialPage), ...config.topics.map(({name}) => name)]
  const writer = new PageWriter(config, PAGE_WIDTH)
  const files: Record<string, Record<string, string>> = {}
  for (const id of new Set([...ids, ...config.commandIDs])) {
    const file = pageFileOf(id)
    files[file] ??= {}
    files[file][id] = await writer.page(id)
  }
  return files
}
