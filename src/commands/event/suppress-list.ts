import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {pagingFlags} from '../../cli/flags.js'
import {Listing} from '../../cli/reading.js'
import {type Suppression, suppressions} from '../../client/fm/suppression.js'
import {suppressionUuidView, suppressionView} from '../../views/suppression.js'

export default class EventSuppressList extends Listing<Suppression> {
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

  view = ({flags}: Given<typeof EventSuppressList>) => (flags.uuid ? suppressionUuidView : suppressionView)
  override choice = ({flags}: Given<typeof EventSuppressList>) => ({
    also: flags.uuid ? ['uuid'] : [],
    paged: !flags.nopaging,
  })

  async read({fm}: Apis, {flags}: Given<typeof EventSuppressList>) {
    const api = suppressions(fm)
    return flags['include-unsuppressed'] ? api.list() : api.suppressed()
  }
}
