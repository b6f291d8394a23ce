import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {said, saying} from '../../cli/result.js'
import {removeContextAndPassword} from '../../config/logout.js'

export default class ContextRemove extends Doing {
  static override summary = 'forget a cloud and its password'
  static override examples = ['<%= config.bin %> context remove lab']
  static override args = {name: Args.string({required: true, summary: 'context'})}

  protected override readonly changes = 'machine'

  override readonly result = saying('name', 'password_forgotten')

  async act(_apis: Apis, {args: {name}}: Given<typeof ContextRemove>) {
    const {forgotten} = await removeContextAndPassword(this.context.environment, name)
    return said(`context ${name} removed${forgotten ? ', and its password' : ''}`, {
      name,
      password_forgotten: forgotten,
    })
  }
}
