import {Args, Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import type {Given} from '../cli/command.js'
import {parseDuration} from '../cli/duration.js'
import {CommandFailure} from '../cli/failure.js'
import {Reading} from '../cli/reading.js'
import {one, rows, several} from '../cli/result.js'
import {history} from '../families/history.js'
import {historyView} from '../views/history.js'

/** A hundred years. */
const LONGEST = 100 * 366 * 86_400_000

export default class History extends Reading {
  static override summary = 'tell what was changed from this machine, and by which requests'
  static override description =
    'Every command that sent a request to change a system is kept for the user who ran it, with secrets masked. ' +
    'STX_HISTORY=off keeps nothing.'
  static override examples = [
    '<%= config.bin %> history --since 2d',
    '<%= config.bin %> history --target controller-1 --failed',
    '<%= config.bin %> history show 1',
  ]
  static override args = {
    show: Args.string({options: ['show'], description: 'one of them, with its requests'}),
    entry: Args.string({description: 'which: its number in the list, 1 for the last one; or its id'}),
  }
  static override flags = {
    since: Flags.string({summary: 'not older than this, such as 90m or 2d', helpValue: 'DURATION'}),
    context: Flags.string({summary: 'only what went to this context'}),
    target: Flags.string({summary: 'only what names this on its command line or in the address of a request'}),
    failed: Flags.boolean({summary: 'only what did not end well'}),
  }

  override readonly reach = 'here'

  override check({args: {show, entry}, flags: {since}}: Given<typeof History>) {
    if (since !== undefined && parseDuration(since) > LONGEST)
      this.voice.refuse(`--since ${since} is before all times`, 'such as 2d')
    if (show && entry === undefined) throw new CommandFailure('usage', 'which one is not said', 'see: stx history')
  }

  async look(_apis: Apis, {args: {entry}, flags}: Given<typeof History>) {
    const {since, context, target, failed} = flags
    const oldest = since === undefined ? '' : new Date(Date.now() - parseDuration(since)).toISOString()
    const {rows: all, remarks} = await history(this.context)
    if (entry !== undefined) {
      const found = all.find(({n, id}) => String(n) === entry || id === entry)
      if (!found) throw new CommandFailure('not-found', `no such entry: ${entry}`, 'see: stx history')
      return several([one(historyView, found), ...remarks])
    }
    const meant = all.filter(
      (row) =>
        row.time >= oldest &&
        (context === undefined || row.context === context) &&
        (!failed || row.code !== 0) &&
        (target === undefined || names(row, target)),
    )
    return several([rows(historyView, meant), ...remarks])
  }
}

const names = (
  {command, requests}: {command: string; requests: readonly {path: string; region?: string}[]},
  target: string,
) =>
  command.split(' ').includes(target) ||
  requests.some(({path, region}) => region === target || path.split(/[/?]/).includes(encodeURIComponent(target)))
