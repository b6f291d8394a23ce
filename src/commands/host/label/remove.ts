import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../cli/flags.js'
import {labels} from '../../../client/sysinv/host/label.js'

export default class HostLabelRemove extends StxCommand {
  static override summary = 'take kubernetes labels off a host'
  static override examples = ['<%= config.bin %> host label remove worker-0 sriovdp rack']
  static override hiddenAliases = ['system:host-label-remove']
  static override args = {
    host: hostArg,
    keys: Args.string({required: true, multiple: true, description: 'keys of the labels'}),
  }
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostLabelRemove)
    await this.confirm(flags, args.host, `remove labels ${args.keys.join(', ')} of host ${args.host}`)
    const {hostname, remove} = await labels(await this.api('sysinv')).remover(args.host)
    await this.each(args.keys, async (key) => {
      if (await remove(key)) return `Deleted host label ${key} for host ${hostname}`
      const missing = `Host label not found: host ${hostname}, label key ${key} `
      // The official program says so and goes on.
      return this.official ? missing : this.fail('not-found', missing.trim())
    })
  }
}
