import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {unsaid} from '../../../cli/result.js'
import {hosts} from '../../../client/sysinv/host/host.js'

export default class HostKernelModify extends Doing {
  static override summary = 'choose the kernel that a locked host boots when it is unlocked'
  static override examples = ['<%= config.bin %> host kernel modify worker-0 lowlatency']
  static override hiddenAliases = ['system:host-kernel-modify']
  static override args = {
    host: hostArg,
    kernel: Args.string({required: true, options: ['standard', 'lowlatency'], description: 'kernel'}),
  }

  async act({sysinv}: Apis, {args}: Given<typeof HostKernelModify>) {
    const {hostname} = await hosts(sysinv).setKernel(args.host, args.kernel)
    return unsaid(`${hostname ?? args.host} will boot the ${args.kernel} kernel when it is unlocked`)
  }
}
