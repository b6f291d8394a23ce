import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {CommandFailure} from '../../cli/failure.js'
import {Listing} from '../../cli/reading.js'
import {alarms} from '../../client/fm/alarm.js'
import {type AlarmLine, foldOf, linesOf, viewOfLines} from '../../families/alarm.js'
import {conditionsIn} from '../../inputs/condition.js'

/** Columns that a flag of the same name switches on. */
const optional = ['uuid', 'mgmt_affecting', 'degrade_affecting'] as const

export default class AlarmList extends Listing<AlarmLine> {
  static override summary = 'list the active alarms, newest first'
  static override examples = [
    '<%= config.bin %> alarm list',
    '<%= config.bin %> alarm list --brief',
    '<%= config.bin %> alarm list --brief --subclouds all --watch',
    '<%= config.bin %> alarm list --tree',
    '<%= config.bin %> alarm list --query severity=critical',
    '<%= config.bin %> alarm list --subcloud subcloud1 --mgmt-affecting',
  ]
  static override hiddenAliases = ['fm:alarm-list']
  static override flags = {
    query: Flags.string({
      char: 'q',
      summary: 'only alarms that match, as in "severity=critical;entity_instance_id=host"',
      helpValue: 'FIELD=VALUE[;...]',
    }),
    brief: Flags.boolean({summary: 'a line for what shares a cause: the worst first, with age and reason'}),
    tree: Flags.boolean({summary: 'the same by what the alarms are about: system, host, what belongs to it'}),
    uuid: Flags.boolean({summary: 'with the uuid of each alarm'}),
    include_suppress: Flags.boolean({summary: 'also suppressed alarms'}),
    mgmt_affecting: Flags.boolean({summary: 'with the management affecting column'}),
    degrade_affecting: Flags.boolean({summary: 'with the degrade affecting column'}),
  }

  view = ({flags}: Given<typeof AlarmList>) => viewOfLines(flags, {also: chosen(flags), now: this.systemTime()})
  override choice = ({flags}: Given<typeof AlarmList>) => ({also: chosen(flags), fold: foldOf(flags)})

  override check({flags}: Given<typeof AlarmList>): void {
    const asked = (['brief', 'tree'] as const).filter((name) => flags[name]).map((name) => `--${name}`)
    const others = chosen(flags).map((name) => `--${name}`)
    const [short] = asked
    if (short === undefined) return
    if (!this.voice.judgesFirst)
      throw new CommandFailure('usage', `${short} is an option of stx`, 'type: stx alarm list')
    const odd = asked[1] ?? others[0]
    if (odd !== undefined) this.voice.refuse(`${short} and ${odd} exclude each other`, 'give one of them')
  }

  async read({fm}: Apis, {flags}: Given<typeof AlarmList>) {
    const where = conditionsIn(flags.query)
    return linesOf(await alarms(fm).list({where, includeSuppressed: flags.include_suppress}), flags)
  }
}

const chosen = (flags: Given<typeof AlarmList>['flags']) => optional.filter((column) => flags[column])
