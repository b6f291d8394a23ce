import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {type PtpInterface, ptpInterfaces} from '../../../client/sysinv/platform/ptp-interface.js'
import {ptpInterfaceView} from '../../../views/ptp.js'

export default class PtpInterfaceAdd extends Changing<PtpInterface> {
  static override summary = 'add a PTP interface to a PTP instance'
  static override examples = ['<%= config.bin %> ptp interface add ptpif1 ptp1']
  static override hiddenAliases = ['system:ptp-interface-add']
  static override args = {
    name: Args.string({required: true, description: 'name of the PTP interface'}),
    instance: Args.string({required: true, description: 'name or uuid of the PTP instance'}),
  }

  result = ptpInterfaceView

  change = ({sysinv}: Apis, {args}: Given<typeof PtpInterfaceAdd>) =>
    ptpInterfaces(sysinv).add(args.name, args.instance)
}
