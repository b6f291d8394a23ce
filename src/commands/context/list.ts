import {StxCommand} from '../../cli/command.js'
import {readContexts} from '../../config/contexts.js'
import {contextView} from '../../views/context.js'

export default class ContextList extends StxCommand {
  static override summary = 'list the clouds that are remembered'
  static override examples = ['<%= config.bin %> context list', '<%= config.bin %> context list --format json']

  async run(): Promise<void> {
    await this.parse(ContextList)
    const {current, contexts} = await readContexts(this.context.environment.paths)
    const rows = Object.entries(contexts).map(([name, context]) => ({
      ...context,
      name,
      current: name === current,
      protected: context.protected === true,
    }))
    await this.list(contextView, rows)
  }
}
