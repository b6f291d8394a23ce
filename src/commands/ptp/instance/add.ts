import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {type PtpInstance, ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class PtpInstanceAdd extends Changing<PtpInstance> {
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

  result = ptpInstanceView

  change = ({sysinv}: Apis, {args}: Given<typeof PtpInstanceAdd>) => ptpInstances(sysinv).add(args.name, args.service)
}
