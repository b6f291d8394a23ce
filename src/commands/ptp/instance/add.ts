import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class PtpInstanceAdd extends StxCommand {
  static override summary = 'add a PTP instance'
  static override examples = ['<%= config.bin %> ptp instance add ptp1 ptp4l']
  static override hiddenAliases = ['system:ptp-instance-add']
  static override args = {
    name: Args.string({required: true, description: 'name of the instance'}),
    service: Args.string({
      required: true,
      options: ['ptp4l', 'phc2sys', 'ts2phc', 'clock', 'synce4l', 'gnss-monitor', 'dpll-mgr'],
      description: 'the program that it runs',
    }),
  }

  protected override readonly result = ptpInstanceView

  async run(): Promise<void> {
    const {args} = await this.parse(PtpInstanceAdd)
    await this.show(this.result, await ptpInstances(await this.api('sysinv')).add(args.name, args.service))
  }
}
