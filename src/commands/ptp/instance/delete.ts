import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'

export default class PtpInstanceDelete extends StxCommand {
  static override summary = 'delete a PTP instance'
  static override examples = ['<%= config.bin %> ptp instance delete ptp1']
  static override hiddenAliases = ['system:ptp-instance-delete']
  static override args = {instance: Args.string({required: true, description: 'name or uuid of the PTP instance'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(PtpInstanceDelete)
    await this.confirm(flags, args.instance, `delete PTP instance ${args.instance}`)
    const {uuid} = await ptpInstances(await this.api('sysinv')).delete(args.instance)
    await this.done(`Deleted PTP instance: ${uuid}`, {uuid})
  }
}
