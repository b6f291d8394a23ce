import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {pagingFlags} from '../../cli/flags.js'
import {suppressions} from '../../client/fm/suppression.js'
import {suppressionUuidView, suppressionView} from '../../views/suppression.js'

export default class EventSuppressList extends StxCommand {
  static override summary = 'list the alarm ids that are hidden'
  static override examples = [
    '<%= config.bin %> event suppress-list',
    '<%= config.bin %> event suppress-list --include-unsuppressed --format csv',
  ]
  static override hiddenAliases = ['fm:event-suppress-list']
  static override flags = {
    'include-unsuppressed': Flags.boolean({summary: 'also those that are shown'}),
    uuid: Flags.boolean({summary: 'with the uuid of each'}),
    ...pagingFlags,
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(EventSuppressList)
    const api = suppressions(await this.api('fm'))
    const rows = await (flags['include-unsuppressed'] ? api.list() : api.suppressed())
    await this.list(flags.uuid ? suppressionUuidView : suppressionView, rows, {
      also: flags.uuid ? ['uuid'] : [],
      paged: !flags.nopaging,
    })
  }
}
