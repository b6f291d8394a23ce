import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {settingView} from '../../views/context.js'

export default class ContextShow extends StxCommand {
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(ContextShow)
    const {environment, io} = this.context
    if (flags.effective) {
      const {explainConnection} = await import('../../config/explain.js')
      const asked = args.name ? {...this.globals, context: args.name} : this.globals
      const {source, settings, missing, notices} = await explainConnection({flags: asked, environment})
      for (const notice of [`settings from ${source}`, ...notices]) io.stderr.write(`${notice}\n`)
      if (missing.length > 0) io.stderr.write(`missing: ${missing.join(', ')}\n`)
      return this.list(settingView, settings)
    }
    const {contextNamed, readContexts} = await import('../../config/contexts.js')
    const all = await readContexts(environment.paths)
    const name = args.name ?? this.globals.context ?? environment.context ?? all.current
    if (name === undefined)
      this.fail('not-found', 'no context is current', 'name one of `stx context list`; --effective says what is in use')
    const context = contextNamed(all, name)
    await this.show({}, {name, current: name === all.current, ...context, protected: context.protected === true})
  }
}
