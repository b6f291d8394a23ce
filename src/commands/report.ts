import {Args, Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {Given} from '../cli/command.js'
import {parseDuration} from '../cli/duration.js'
import {CommandFailure} from '../cli/failure.js'
import {Reading} from '../cli/reading.js'
import {type Result, said, verbatim} from '../cli/result.js'

const LONGEST_MS = 3650 * 86_400_000

export default class FleetReport extends Reading {
  static override summary = 'what is well in the fleet, what is not and why, in one file'
  static override description =
    'The page needs no network and runs nothing: mail it, print it. It says since when things are as they are, and what to ' +
    'type next; what could not be read it names. Markdown is for tickets, JSON for programs.'
  static override examples = [
    '<%= config.bin %> report fleet.html',
    "<%= config.bin %> report east.html --subclouds 'group:east' --since 24h --overwrite",
    '<%= config.bin %> report --format md',
  ]
  static override args = {file: Args.string({description: 'where to write it; without it to the standard output'})}
  static override flags = {
    format: Flags.string({
      char: 'f',
      summary: 'how it is written [default: as the file is named]',
      options: ['html', 'md', 'json'],
    }),
    since: Flags.string({summary: 'how far back it counts what is new', default: '7d', helpValue: 'DURATION'}),
    'backup-days': Flags.integer({summary: 'a backup older than so many days is told', default: 30, min: 1}),
    overwrite: Flags.boolean({summary: 'write over a file that is there'}),
  }

  override readonly reach = 'fleet'
  protected override readonly watchable = false

  override async check({args, flags}: Given<typeof FleetReport>): Promise<void> {
    if (parseDuration(flags.since) > LONGEST_MS) {
      throw new CommandFailure('usage', `--since ${flags.since} is too far back`, 'at most 3650d')
    }
    const {reportFormat} = await import('../families/report.js')
    reportFormat(args.file, flags.format)
  }

  async look({dcmanager, fm}: Apis, {args, flags}: Given<typeof FleetReport>): Promise<Result> {
    const [{lookOnce}, {reportFormat, reportOf, reportText}] = await Promise.all([
      import('../families/live.js'),
      import('../families/report.js'),
    ])
    const members = await this.selection?.select(dcmanager)
    const seen = await lookOnce({cloud: () => this.cloud(), place: () => this.place(), signal: this.context.signal})
    const report = await reportOf({
      ...{seen, fm, context: this.context, at: this.systemTime(), now: Date.now(), sinceMs: parseDuration(flags.since)},
      backupDays: flags['backup-days'],
      ...(members && {chosen: new Set(members.map(({name}) => name)), selector: this.globals.subclouds}),
    })
    const text = await reportText(report, reportFormat(args.file, flags.format))
    if (args.file === undefined) return verbatim(text)
    const {writeWhole} = await import('../families/whole-file.js')
    await writeWhole(args.file, text, {overwrite: flags.overwrite})
    return said(`written: ${args.file}`, {file: args.file})
  }
}
