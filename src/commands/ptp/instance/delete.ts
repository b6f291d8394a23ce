import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {said} from '../../../cli/result.js'
import {ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'

export default class PtpInstanceDelete extends Doing {
  static override summary = 'delete a PTP instance'
  static override examples = ['<%= config.bin %> ptp instance delete ptp1']
  static override hiddenAliases = ['system:ptp-instance-delete']
  static override args = {instance: Args.string({required: true, description: 'name or uuid of the PTP instance'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof PtpInstanceDelete>) => ({
    target: args.instance,
    deed: `delete PTP instance ${args.instance}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof PtpInstanceDelete>) {
    const {uuid} = await ptpInstances(sysinv).delete(args.instance)
    return said(`Deleted PTP instance: ${uuid}`, {uuid})
  }
}
