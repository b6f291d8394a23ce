import {Args} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Changing} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {type Host, hosts} from '../../../../client/sysinv/host/host.js'
import {hostView} from '../../../../views/host.js'

export default class HostCpuMaxFrequencyModify extends Changing<Host> {
  static override summary = 'limit the frequency of the processors'
  static override examples = [
    '<%= config.bin %> host cpu max-frequency modify worker-0 2400',
    '<%= config.bin %> host cpu max-frequency modify worker-0 max_cpu_mhz_allowed',
  ]
  static override hiddenAliases = ['system:host-cpu-max-frequency-modify']
  static override args = {
    host: hostArg,
    limit: Args.string({required: true, description: 'MHz, or max_cpu_mhz_allowed for no limit of ours'}),
  }

  result = hostView

  change = ({sysinv}: Apis, {args}: Given<typeof HostCpuMaxFrequencyModify>) =>
    hosts(sysinv).limitFrequency(args.host, args.limit)
}
