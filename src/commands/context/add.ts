import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {passwordFlags, passwordFromStdin} from '../../cli/prompt.js'
import {said, saying} from '../../cli/result.js'
import {placeName} from '../../config/credentials.js'
import {addContext} from '../../config/login.js'

export default class ContextAdd extends Doing {
  static override summary = 'remember a cloud without signing in'
  static override description =
    'The settings come from the flags and from OS_* variables; a password goes to the keychain, or to a file that ' +
    'only you can read. `stx login` does the same and tries the sign-in first.'
  static override examples = [
    '<%= config.bin %> context add lab --os-auth-url http://10.10.10.2:5000/v3 --os-username admin',
    '<%= config.bin %> context add prod --protected --use',
  ]
  static override args = {name: Args.string({required: true, summary: 'name of the new context'})}
  static override flags = {
    ...passwordFlags,
    protected: Flags.boolean({summary: 'ask for the typed name of the target before destructive verbs'}),
    description: Flags.string({summary: 'a few words for the list'}),
    use: Flags.boolean({summary: 'make it the current one'}),
  }

  protected override readonly changes = 'machine'

  override readonly result = saying('name', 'password')

  async act(_apis: Apis, {args, flags, globals}: Given<typeof ContextAdd>) {
    const {environment, io} = this.context
    const password = flags['password-stdin'] ? await passwordFromStdin(io) : undefined
    const {protected: guarded, description, use: makeCurrent} = flags
    const {name, place, setAside} = await addContext({flags: globals, environment}, args.name, {
      protected: guarded,
      description,
      makeCurrent,
      password,
    })
    for (const path of setAside) this.voice.warn(`a damaged file was set aside: ${path}`)
    const kept = place ? `; its password is in ${placeName(place, environment.paths)}` : ''
    return said(`context ${name} added${kept}`, {name, password: place})
  }
}
