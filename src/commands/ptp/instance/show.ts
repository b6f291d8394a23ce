import {Args} from '@oclif/core'
import {ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ExportCommand, exportFlags} from '../../../families/export-command.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class PtpInstanceShow extends ExportCommand {
  static override summary = 'show one PTP instance'
  static override examples = [
    '<%= config.bin %> ptp instance show ptp1',
    '<%= config.bin %> ptp instance show dpll1 --to-json',
  ]
  static override hiddenAliases = ['system:ptp-instance-show']
  static override args = {instance: Args.string({required: true, description: 'name or uuid of the PTP instance'})}
  static override flags = {...exportFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(PtpInstanceShow)
    const found = await ptpInstances(await this.api('sysinv')).find(args.instance)
    await this.showOrExport(ptpInstanceView, found, flags, `ptp-instance-show_${args.instance}`)
  }
}
