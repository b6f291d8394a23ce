import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {useContext} from '../../config/contexts.js'

export default class ContextUse extends StxCommand {
  static override summary = 'make a context the current one'
  static override examples = ['<%= config.bin %> context use lab']
  static override args = {name: Args.string({required: true, summary: 'context'})}

  async run(): Promise<void> {
    const {args} = await this.parse(ContextUse)
    await useContext(this.context.environment.paths, args.name)
    await this.done(`context ${args.name} is current`, {name: args.name, current: true})
  }
}
