import {Args, Flags} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import {Doing} from '../cli/changing.js'
import type {Given} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import {passwordFlags, passwordFromStdin, prompt} from '../cli/prompt.js'
import {said, saying} from '../cli/result.js'
import {connect} from '../client/connect.js'
import {placeName} from '../config/credentials.js'
import {
  type Login as Attempt,
  answered,
  loginConnection,
  planLogin,
  rememberLogin,
  SUGGESTIONS,
  unanswered,
} from '../config/login.js'

export default class Login extends Doing {
  static override summary = 'sign in to a cloud and remember it as a context'
  static override description =
    'The settings come from the flags, from OS_* variables and from the context when it exists; what is missing is ' +
    'asked for at the terminal. After a successful sign-in the context is the current one. The password goes to the ' +
    'keychain, or to a file that only you can read where there is none; STX_KEYCHAIN=off always takes the file.'
  static override examples = [
    '<%= config.bin %> login',
    '<%= config.bin %> login lab --os-auth-url http://10.10.10.2:5000/v3 --os-username admin',
    'pass show prod | <%= config.bin %> login prod --password-stdin --protected',
  ]
  static override args = {name: Args.string({summary: 'context; made up from the address where not given'})}
  static override flags = {
    ...passwordFlags,
    protected: Flags.boolean({allowNo: true, summary: 'ask for the typed name of the target before destructive verbs'}),
    description: Flags.string({summary: 'a few words for the list'}),
  }

  protected override readonly changes = 'machine'

  override readonly result = saying('name', 'user', 'project', 'password')

  async act(_apis: Apis, {args, flags, globals}: Given<typeof Login>) {
    const {environment, io, signal} = this.context
    const input = {flags: globals, environment}
    let login = await planLogin(input, args.name)
    if (flags['password-stdin']) login = answered(login, 'password', await passwordFromStdin(io))
    else if (io.stdin.isTTY) login = await this.#ask(login)
    const cloud = connect({...loginConnection(login, input), signal})
    const {user, project} = await cloud.session().finally(() => cloud.close())
    const {protected: guarded, description} = flags
    const {name, place, setAside} = await rememberLogin(login, input, {protected: guarded, description})
    for (const path of setAside) this.voice.warn(`a damaged file was set aside: ${path}`)
    const kept = place ? `; the password is in ${placeName(place, environment.paths)}` : ''
    return said(`signed in as context ${name}${kept}`, {
      name,
      user: user.name,
      project: project?.name,
      password: place,
    })
  }

  async #ask(login: Attempt): Promise<Attempt> {
    let asked = login
    for (let [setting] = unanswered(asked); setting; [setting] = unanswered(asked)) {
      const question = setting.replaceAll('_', ' ')
      const answer = await prompt(
        {question, suggestion: SUGGESTIONS[setting], hidden: setting === 'password'},
        this.context,
      )
      if (answer === '') throw new CommandFailure('usage', `no ${question} given`)
      asked = answered(asked, setting, answer)
    }
    return asked
  }
}
