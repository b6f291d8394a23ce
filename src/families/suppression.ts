import {Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import {Acting} from '../cli/changing.js'
import type {Given} from '../cli/command.js'
import {confirmFlags, pagingFlags} from '../cli/flags.js'
import {rows} from '../cli/result.js'
import {type SuppressionChange, type Suppressions, suppressions} from '../client/fm/suppression.js'
import {suppressionUuidView, suppressionView} from '../views/suppression.js'

export const alarmIdFlag = {
  alarm_id: Flags.string({summary: 'ids of alarms, separated by commas', helpValue: 'ID[,...]'}),
}

type SuppressionGiven = Given<typeof SuppressionCommand> & {flags: {alarm_id?: string}}

/** Hides alarms or shows them again: each tells what it changed, then lists what is hidden. */
export abstract class SuppressionCommand extends Acting {
  static override flags = {
    uuid: Flags.boolean({summary: 'with the uuid of each'}),
    ...pagingFlags,
    ...confirmFlags,
  }

  override readonly result = suppressionView

  abstract readonly becomes: 'suppressed' | 'unsuppressed'

  /** Without ids nothing is changed, save by what changes all. */
  abstract deed(api: Suppressions, options: SuppressionChange, ids?: readonly string[]): Promise<unknown>

  override asks({flags: {alarm_id: target = 'all'}}: SuppressionGiven) {
    return {target, deed: `have alarms ${this.becomes}: ${target}`}
  }

  async act({fm}: Apis, {flags}: SuppressionGiven) {
    const api = suppressions(fm)
    const onChange = (id: string) => this.voice.remark(`Alarm ID: ${id} ${this.becomes}.`)
    await this.deed(api, {lenient: !this.voice.judgesFirst, onChange}, flags.alarm_id?.split(','))
    return rows(flags.uuid ? suppressionUuidView : this.result, await api.suppressed(), {
      also: flags.uuid ? ['uuid'] : [],
      paged: !flags.nopaging,
    })
  }
}
