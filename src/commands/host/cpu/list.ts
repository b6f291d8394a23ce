import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {cpus} from '../../../client/sysinv/host/cpu.js'
import {cpuView} from '../../../views/cpu.js'

export default class HostCpuList extends StxCommand {
  static override summary = 'list the logical cores of a host with their functions'
  static override examples = ['<%= config.bin %> host cpu list controller-0']
  static override hiddenAliases = ['system:host-cpu-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostCpuList)
    await this.list(cpuView, await cpus(await this.api('sysinv')).list(args.host))
  }
}
