import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {events} from '../../client/fm/event.js'
import {eventView} from '../../views/event.js'

export default class EventShow extends StxCommand {
  static override summary = 'show one event'
  static override examples = ['<%= config.bin %> event show 4ab5698a-19cb-4c17-bd63-302173fef62c']
  static override hiddenAliases = ['fm:event-show']
  static override args = {event: Args.string({required: true, description: 'uuid of the event'})}

  async run(): Promise<void> {
    const {args} = await this.parse(EventShow)
    await this.show(eventView, await events(await this.api('fm')).get(args.event))
  }
}
