import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {type PtpInstance, ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ExportingOne, exportFlags} from '../../../families/export-command.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class PtpInstanceShow extends ExportingOne<PtpInstance> {
  static override summary = 'show one PTP instance'
  static override examples = [
    '<%= config.bin %> ptp instance show ptp1',
    '<%= config.bin %> ptp instance show dpll1 --to-json',
  ]
  static override hiddenAliases = ['system:ptp-instance-show']
  static override args = {instance: Args.string({required: true, description: 'name or uuid of the PTP instance'})}
  static override flags = {...exportFlags}

  view = ptpInstanceView
  fileOf = ({args}: Given<typeof PtpInstanceShow>) => `ptp-instance-show_${args.instance}`
  read = ({sysinv}: Apis, {args}: Given<typeof PtpInstanceShow>) => ptpInstances(sysinv).find(args.instance)
}
