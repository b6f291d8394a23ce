import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../cli/flags.js'
import {ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class HostPtpInstanceRemove extends StxCommand {
  static override summary = 'run a PTP instance no more on a host'
  static override examples = ['<%= config.bin %> host ptp-instance remove controller-0 ptp1']
  static override hiddenAliases = ['system:host-ptp-instance-remove']
  static override args = {
    host: hostArg,
    instance: Args.string({required: true, description: 'name or uuid of the PTP instance'}),
  }
  static override flags = {...confirmFlags}

  protected override readonly result = ptpInstanceView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostPtpInstanceRemove)
    await this.confirm(flags, args.host, `remove PTP instance ${args.instance} from host ${args.host}`)
    await this.list(this.result, await ptpInstances(await this.api('sysinv')).remove(args.host, args.instance))
  }
}
