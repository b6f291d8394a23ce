import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {cpus} from '../../../client/sysinv/host/cpu.js'
import {cpuView} from '../../../views/cpu.js'

export default class HostCpuShow extends StxCommand {
  static override summary = 'show one logical core of a host'
  static override examples = ['<%= config.bin %> host cpu show controller-0 3']
  static override hiddenAliases = ['system:host-cpu-show']
  static override args = {
    host: hostArg,
    cpu: Args.string({required: true, description: 'number or uuid of the logical core'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(HostCpuShow)
    await this.show(cpuView, await cpus(await this.api('sysinv')).find(args.host, args.cpu))
  }
}
