import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Acting} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {one, type Result} from '../../cli/result.js'
import {ptp} from '../../client/sysinv/platform/ptp.js'
import {ptpView} from '../../views/ptp.js'

export default class PtpModify extends Acting {
  static override summary = 'change the clock settings from before PTP instances'
  static override examples = ['<%= config.bin %> ptp modify --mode software --transport udp']
  static override hiddenAliases = ['system:ptp-modify']
  static override flags = {
    mode: Flags.string({summary: 'who takes the time stamps', helpValue: 'hardware|software|legacy'}),
    transport: Flags.string({summary: 'how the messages travel', helpValue: 'l2|udp'}),
    mechanism: Flags.string({summary: 'how the delay is measured', helpValue: 'e2e|p2p'}),
  }

  override readonly result = ptpView

  async act({sysinv}: Apis, {flags}: Given<typeof PtpModify>): Promise<Result> {
    const {mode, transport, mechanism} = flags
    if ([mode, transport, mechanism].every((value) => value === undefined)) {
      return this.voice.failOrSay('usage', 'ptp modify: nothing to change', {
        officially: 'No options provided.',
        hint: 'see: stx help ptp modify',
      })
    }
    return one(this.result, await ptp(sysinv).modify({mode, transport, mechanism}))
  }
}
