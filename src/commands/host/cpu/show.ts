import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type Cpu, cpus} from '../../../client/sysinv/host/cpu.js'
import {cpuView} from '../../../views/cpu.js'

export default class HostCpuShow extends Showing<Cpu> {
  static override summary = 'show one logical core of a host'
  static override examples = ['<%= config.bin %> host cpu show controller-0 3']
  static override hiddenAliases = ['system:host-cpu-show']
  static override args = {
    host: hostArg,
    cpu: Args.string({required: true, description: 'number or uuid of the logical core'}),
  }

  view = cpuView
  read = ({sysinv}: Apis, {args}: Given<typeof HostCpuShow>) => cpus(sysinv).find(args.host, args.cpu)
}
