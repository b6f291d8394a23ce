import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type Cpu, cpus} from '../../../client/sysinv/host/cpu.js'
import {cpuView} from '../../../views/cpu.js'

export default class HostCpuList extends Listing<Cpu> {
  static override summary = 'list the logical cores of a host with their functions'
  static override examples = ['<%= config.bin %> host cpu list controller-0']
  static override hiddenAliases = ['system:host-cpu-list']
  static override args = {host: hostArg}

  view = cpuView
  read = ({sysinv}: Apis, {args}: Given<typeof HostCpuList>) => cpus(sysinv).list(args.host)
}
