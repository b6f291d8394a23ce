import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {type PtpInterface, ptpInterfaces} from '../../../client/sysinv/platform/ptp-interface.js'
import {ExportingOne, exportFlags} from '../../../families/export-command.js'
import {ptpInterfaceView} from '../../../views/ptp.js'

export default class PtpInterfaceShow extends ExportingOne<PtpInterface> {
  static override summary = 'show one PTP interface'
  static override examples = ['<%= config.bin %> ptp interface show ptpif1']
  static override hiddenAliases = ['system:ptp-interface-show']
  static override args = {interface: Args.string({required: true, description: 'name or uuid of the PTP interface'})}
  static override flags = {...exportFlags}

  view = ptpInterfaceView
  fileOf = ({args}: Given<typeof PtpInterfaceShow>) => `ptp-interface-show_${args.interface}`
  read = ({sysinv}: Apis, {args}: Given<typeof PtpInterfaceShow>) => ptpInterfaces(sysinv).find(args.interface)
}
