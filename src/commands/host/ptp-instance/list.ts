import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {type PtpInstance, ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ExportingList, exportFlags} from '../../../families/export-command.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class HostPtpInstanceList extends ExportingList<PtpInstance> {
  static override summary = 'list the PTP instances of a host'
  static override examples = ['<%= config.bin %> host ptp-instance list controller-0']
  static override hiddenAliases = ['system:host-ptp-instance-list']
  static override args = {host: hostArg}
  static override flags = {...exportFlags}

  view = ptpInstanceView
  fileOf = ({args}: Given<typeof HostPtpInstanceList>) => `host-ptp-instance-list_${args.host}`
  read = ({sysinv}: Apis, {args}: Given<typeof HostPtpInstanceList>) => ptpInstances(sysinv).ofHost(args.host)
}
