import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {CommandFailure} from '../../../cli/failure.js'
import {confirmFlags, hostArg} from '../../../cli/flags.js'
import type {Result} from '../../../cli/result.js'
import {labels} from '../../../client/sysinv/host/label.js'

export default class HostLabelRemove extends Acting {
  static override summary = 'take kubernetes labels off a host'
  static override examples = ['<%= config.bin %> host label remove worker-0 sriovdp rack']
  static override hiddenAliases = ['system:host-label-remove']
  static override args = {
    host: hostArg,
    keys: Args.string({required: true, multiple: true, description: 'keys of the labels'}),
  }
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof HostLabelRemove>) => ({
    target: args.host,
    deed: `remove labels ${args.keys.join(', ')} of host ${args.host}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof HostLabelRemove>): Promise<Result> {
    const {hostname, remove} = await labels(sysinv).remover(args.host)
    return this.forEach(args.keys, async (key) => {
      if (await remove(key)) return `Deleted host label ${key} for host ${hostname}`
      const missing = `Host label not found: host ${hostname}, label key ${key} `
      // The official program says so and goes on.
      return this.voice.either(
        () => {
          throw new CommandFailure('not-found', missing.trim())
        },
        () => missing,
      )()
    })
  }
}
