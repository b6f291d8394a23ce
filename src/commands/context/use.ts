import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {said, saying} from '../../cli/result.js'
import {useContext} from '../../config/contexts.js'

export default class ContextUse extends Doing {
  static override summary = 'make a context the current one'
  static override examples = ['<%= config.bin %> context use lab']
  static override args = {name: Args.string({required: true, summary: 'context'})}

  protected override readonly changes = 'machine'

  override readonly result = saying('name', 'current')

  async act(_apis: Apis, {args: {name}}: Given<typeof ContextUse>) {
    await useContext(this.context.environment.paths, name)
    return said(`context ${name} is current`, {name, current: true})
  }
}
