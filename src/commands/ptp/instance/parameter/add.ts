import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Changing} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {type PtpInstance, ptpInstances} from '../../../../client/sysinv/platform/ptp-instance.js'
import {readConfiguration} from '../../../../inputs/ptp/configuration.js'
import {checkParameters} from '../../../../inputs/ptp/parameter-check.js'
import {namedValues} from '../../../../inputs/words.js'
import {ptpInstanceView} from '../../../../views/ptp.js'

export default class PtpInstanceParameterAdd extends Changing<PtpInstance> {
  static override summary = 'add parameters to a PTP instance'
  static override examples = [
    '<%= config.bin %> ptp instance parameter add ptp1 domainNumber=24',
    '<%= config.bin %> ptp instance parameter add ptp1 --section unicast_master_table_1 table_id=1 UDPv4=10.0.0.5',
    '<%= config.bin %> ptp instance parameter add dpll1 --from-file dpll.json',
  ]
  static override hiddenAliases = ['system:ptp-instance-parameter-add']
  static override args = {
    instance: Args.string({required: true, description: 'name or uuid of the PTP instance'}),
    parameter: Args.string({multiple: true, description: 'what to add, as in name=value'}),
  }
  static override flags = {
    section: Flags.string({summary: 'section of the parameters (global)', default: 'global'}),
    'from-file': Flags.string({
      summary: 'replace the configuration of a dpll-mgr by the JSON in this file',
      helpValue: 'FILE',
    }),
    'from-json': Flags.string({summary: 'replace it by this JSON', helpValue: 'JSON'}),
  }

  result = ptpInstanceView

  async change({sysinv}: Apis, {args, flags}: Given<typeof PtpInstanceParameterAdd>) {
    const {section, 'from-file': file, 'from-json': json} = flags
    const words = args.parameter ?? []
    if (!file && !json && words.length === 0) this.voice.refuse('Missing PTP parameter', 'give name=value')
    const api = ptpInstances(sysinv)
    const instance = await api.find(args.instance)
    if (file || json) {
      if (instance.service !== 'dpll-mgr') {
        this.voice.refuse('--from-file/--from-json only supported for dpll-mgr instances')
      }
      return api.configure(instance, await readConfiguration({file, json}))
    }
    checkParameters(instance.service, 'add', section, words)
    return api.addParameters(instance, section, namedValues(words))
  }
}
