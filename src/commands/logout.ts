import {Args} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import {Doing} from '../cli/changing.js'
import type {Given} from '../cli/command.js'
import {said, saying} from '../cli/result.js'
import {forgetPassword} from '../config/logout.js'

export default class Logout extends Doing {
  static override summary = 'forget the stored password of a context'
  static override examples = ['<%= config.bin %> logout', '<%= config.bin %> logout lab']
  static override args = {name: Args.string({summary: 'context; the current one where not given'})}

  protected override readonly changes = 'machine'

  override readonly result = saying('name', 'password_forgotten')

  async act(_apis: Apis, {args, globals}: Given<typeof Logout>) {
    const {environment} = this.context
    const {name, forgotten} = await forgetPassword(environment, args.name ?? globals.context ?? environment.context)
    const message = forgotten ? `signed out of ${name}` : `no password was stored for ${name}`
    return said(message, {name, password_forgotten: forgotten})
  }
}
