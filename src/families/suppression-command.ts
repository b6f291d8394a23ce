import {Flags} from '@oclif/core'
import {StxCommand} from '../cli/command.js'
import {confirmFlags, pagingFlags} from '../cli/flags.js'
import type {SuppressionChange, Suppressions} from '../client/fm/suppression.js'
import {suppressionUuidView, suppressionView} from '../views/suppression.js'

/** What the commands share that hide alarms or show them again: each tells what it changed, then lists what is hidden. */
export abstract class SuppressionCommand extends StxCommand {
  static override flags = {
    uuid: Flags.boolean({summary: 'with the uuid of each'}),
    ...pagingFlags,
    ...confirmFlags,
  }

  override readonly result = suppressionView

  protected async change(
    flags: {uuid: boolean; yes: boolean; nopaging: boolean; alarm_id?: string},
    becomes: string,
    deed: (api: Suppressions, options: SuppressionChange) => Promise<unknown>,
  ): Promise<void> {
    const ids = flags.alarm_id ?? 'all'
    await this.confirm(flags, ids, `have alarms ${becomes}: ${ids}`)
    const {suppressions} = await import('../client/fm/suppression.js')
    const api = suppressions(await this.api('fm'))
    await deed(api, {lenient: this.official, onChange: (id) => this.remark(`Alarm ID: ${id} ${becomes}.`)})
    await this.list(flags.uuid ? suppressionUuidView : this.result, await api.suppressed(), {
      also: flags.uuid ? ['uuid'] : [],
      paged: !flags.nopaging,
    })
  }
}
