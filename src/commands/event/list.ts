import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {pagingFlags} from '../../cli/flags.js'
import {Listing} from '../../cli/reading.js'
import {type Event, events} from '../../client/fm/event.js'
import {conditionsIn} from '../../inputs/condition.js'
import {eventView} from '../../views/event.js'

export default class EventList extends Listing<Event> {
  static override summary = 'list alarms set and cleared and other events, newest first'
  static override examples = [
    '<%= config.bin %> event list --limit 20',
    '<%= config.bin %> event list --query "start=2026-03-01 10:00:00;end=2026-03-01 11:00:00"',
    '<%= config.bin %> event list --logs --query entity_instance_id=controller-1 --format json',
  ]
  static override hiddenAliases = ['fm:event-list']
  static override flags = {
    query: Flags.string({
      char: 'q',
      summary: 'only events that match, as in "severity=critical;start=2026-03-01 10:00:00"',
      helpValue: 'FIELD=VALUE[;...]',
    }),
    limit: Flags.string({char: 'l', summary: 'at most so many, the newest', helpValue: 'NUMBER'}),
    alarms: Flags.boolean({summary: 'only alarms set and cleared'}),
    logs: Flags.boolean({summary: 'only other events'}),
    uuid: Flags.boolean({summary: 'with the uuid of each event'}),
    include_suppress: Flags.boolean({summary: 'also those of suppressed alarms'}),
    ...pagingFlags,
  }

  view = eventView
  override choice = ({flags}: Given<typeof EventList>) => ({also: flags.uuid ? ['uuid'] : [], paged: !flags.nopaging})

  async read({fm}: Apis, {flags}: Given<typeof EventList>) {
    const where = conditionsIn(flags.query)
    return events(fm).list({...flags, where, includeSuppressed: flags.include_suppress})
  }
}
