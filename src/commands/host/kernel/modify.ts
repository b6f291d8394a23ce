import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {hosts} from '../../../client/sysinv/host/host.js'

export default class HostKernelModify extends StxCommand {
  static override summary = 'choose the kernel that a locked host boots when it is unlocked'
  static override examples = ['<%= config.bin %> host kernel modify worker-0 lowlatency']
  static override hiddenAliases = ['system:host-kernel-modify']
  static override args = {
    host: hostArg,
    kernel: Args.string({required: true, options: ['standard', 'lowlatency'], description: 'kernel'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(HostKernelModify)
    const {hostname} = await hosts(await this.api('sysinv')).setKernel(args.host, args.kernel)
    await this.doneUnsaid(`${hostname ?? args.host} will boot the ${args.kernel} kernel when it is unlocked`)
  }
}
