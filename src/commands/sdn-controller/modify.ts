import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {one, type Result} from '../../cli/result.js'
import {sdnControllers} from '../../client/sysinv/network/sdn-controller.js'
import {sdnControllerView} from '../../views/sdn-controller.js'

export default class SdnControllerModify extends Acting {
  static override summary = 'change an SDN controller'
  static override examples = [
    '<%= config.bin %> sdn-controller modify 28b19fc2-f83b-4d23-ace7-4a3b0efebedf --state disabled',
  ]
  static override hiddenAliases = ['system:sdn-controller-modify']
  static override args = {controller: Args.string({required: true, description: 'uuid of the SDN controller'})}
  static override flags = {
    ip_address: Flags.string({char: 'a', summary: 'address or name'}),
    port: Flags.string({char: 'p', summary: 'port it listens on'}),
    transport: Flags.option({
      char: 't',
      options: ['TCP', 'UDP', 'TLS'] as const,
      helpValue: '[TCP|UDP|TLS]',
      summary: 'how it is reached',
    })(),
    state: Flags.option({
      char: 's',
      options: ['enabled', 'disabled'] as const,
      helpValue: '[enabled|disabled]',
      summary: 'whether it is used',
    })(),
  }

  override readonly result = sdnControllerView

  async act({sysinv}: Apis, {args, flags}: Given<typeof SdnControllerModify>): Promise<Result> {
    // The official program resets what is not given.
    const unasked = this.voice.either({}, {transport: 'TCP', state: 'enabled'})
    const api = sdnControllers(sysinv)
    return one(this.result, await api.modify(args.controller, {...unasked, ...flags}))
  }
}
