import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {removeContextAndPassword} from '../../config/logout.js'

export default class ContextRemove extends StxCommand {
  static override summary = 'forget a cloud and its password'
  static override examples = ['<%= config.bin %> context remove lab']
  static override args = {name: Args.string({required: true, summary: 'context'})}

  async run(): Promise<void> {
    const {args} = await this.parse(ContextRemove)
    const {forgotten} = await removeContextAndPassword(this.context.environment, args.name)
    const message = `context ${args.name} removed${forgotten ? ', and its password' : ''}`
    await this.done(message, {name: args.name, password_forgotten: forgotten})
  }
}
