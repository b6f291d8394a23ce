import {Listing} from '../../cli/reading.js'
import {readContexts} from '../../config/contexts.js'
import {type ContextRow, contextView} from '../../views/context.js'

export default class ContextList extends Listing<ContextRow> {
  static override summary = 'list the clouds that are remembered'
  static override examples = ['<%= config.bin %> context list', '<%= config.bin %> context list --format json']

  override readonly reach = 'here'
  view = contextView
  override names = {kind: 'context' as const, of: ({name}: ContextRow) => name}

  async read() {
    const {current, contexts} = await readContexts(this.context.environment.paths)
    return Object.entries(contexts).map(([name, context]) => ({
      ...context,
      name,
      current: name === current,
      protected: context.protected === true,
    }))
  }
}
