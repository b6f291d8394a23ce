import {Args} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {hosts} from '../../../../client/sysinv/host/host.js'
import {hostView} from '../../../../views/host.js'

export default class HostCpuMaxFrequencyModify extends StxCommand {
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

  protected override readonly result = hostView

  async run(): Promise<void> {
    const {args} = await this.parse(HostCpuMaxFrequencyModify)
    await this.show(this.result, await hosts(await this.api('sysinv')).limitFrequency(args.host, args.limit))
  }
}
