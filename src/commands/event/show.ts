import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type Event, events} from '../../client/fm/event.js'
import {eventView} from '../../views/event.js'

export default class EventShow extends Showing<Event> {
  static override summary = 'show one event'
  static override examples = ['<%= config.bin %> event show 4ab5698a-19cb-4c17-bd63-302173fef62c']
  static override hiddenAliases = ['fm:event-show']
  static override args = {event: Args.string({required: true, description: 'uuid of the event'})}

  view = eventView
  read = ({fm}: Apis, {args}: Given<typeof EventShow>) => events(fm).get(args.event)
}
