import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {hosts} from '../../../client/sysinv/host/host.js'
import {kernelView} from '../../../views/host.js'

export default class HostKernelShow extends StxCommand {
  static override summary = 'show which kernel a host runs, and which it will boot'
  static override examples = ['<%= config.bin %> host kernel show worker-0']
  static override hiddenAliases = ['system:host-kernel-show']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostKernelShow)
    await this.show(kernelView, await hosts(await this.api('sysinv')).kernel(args.host))
  }
}
