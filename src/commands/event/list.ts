import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {pagingFlags} from '../../cli/flags.js'
import {events} from '../../client/fm/event.js'
import {conditionsIn} from '../../inputs/condition.js'
import {eventView} from '../../views/event.js'

export default class EventList extends StxCommand {
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

  async run(): Promise<void> {
    const {flags} = await this.parse(EventList)
    const where = conditionsIn(flags.query)
    const rows = await events(await this.api('fm')).list({
      ...flags,
      where,
      includeSuppressed: flags.include_suppress,
    })
    await this.list(eventView, rows, {also: flags.uuid ? ['uuid'] : [], paged: !flags.nopaging})
  }
}
