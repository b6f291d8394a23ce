import {Args} from '@oclif/core'
import {StxCommand} from '../cli/command.js'
import {forgetPassword} from '../config/logout.js'

export default class Logout extends StxCommand {
  static override summary = 'forget the stored password of a context'
  static override examples = ['<%= config.bin %> logout', '<%= config.bin %> logout lab']
  static override args = {name: Args.string({summary: 'context; the current one where not given'})}

  async run(): Promise<void> {
    const {args} = await this.parse(Logout)
    const asked = args.name ?? this.globals.context ?? this.context.environment.context
    const {name, forgotten} = await forgetPassword(this.context.environment, asked)
    const message = forgotten ? `signed out of ${name}` : `no password was stored for ${name}`
    await this.done(message, {name, password_forgotten: forgotten})
  }
}
