import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given, GlobalValues} from '../../cli/command.js'
import {CommandFailure} from '../../cli/failure.js'
import {Reading} from '../../cli/reading.js'
import {one, rows} from '../../cli/result.js'
import {settingView} from '../../views/context.js'

export default class ContextShow extends Reading {
  static override summary = 'show what a context says, or what is in effect'
  static override description =
    'With --effective: every setting of the connection that a command would use now, and the flag, variable or file ' +
    'that it came from. Secrets are masked.'
  static override examples = [
    '<%= config.bin %> context show lab',
    '<%= config.bin %> context show --effective',
    '<%= config.bin %> context show --effective --os-region-name SystemController',
  ]
  static override args = {name: Args.string({summary: 'context; the current one where not given'})}
  static override flags = {
    effective: Flags.boolean({summary: 'with flags and environment, and where each setting came from'}),
  }

  override readonly reach = 'here'

  async look(_apis: Apis, {args, flags, globals}: Given<typeof ContextShow>) {
    const {environment} = this.context
    if (flags.effective) return this.#effective(args.name ? {...globals, context: args.name} : globals)
    const {contextNamed, readContexts} = await import('../../config/contexts.js')
    const all = await readContexts(environment.paths)
    const name = args.name ?? globals.context ?? environment.context ?? all.current
    if (name === undefined) {
      const hint = 'name one of `stx context list`; --effective says what is in use'
      throw new CommandFailure('not-found', 'no context is current', hint)
    }
    const context = contextNamed(all, name)
    await this.#tellWhatWins(name, globals)
    return one({}, {name, current: name === all.current, ...context, protected: context.protected === true})
  }

  /** Commands may go elsewhere than the context that is shown says. */
  async #tellWhatWins(name: string, flags: GlobalValues): Promise<void> {
    const {whatWins} = await import('../../config/explain.js')
    for (const remark of await whatWins(name, {flags, environment: this.context.environment})) this.voice.remark(remark)
  }

  async #effective(flags: GlobalValues) {
    const {explainConnection} = await import('../../config/explain.js')
    const {environment} = this.context
    const {source, settings, missing, notices} = await explainConnection({flags, environment})
    for (const notice of [`settings from ${source}`, ...notices]) this.voice.remark(notice)
    if (missing.length > 0) this.voice.warn(`missing: ${missing.join(', ')}`)
    return rows(settingView, settings)
  }
}
