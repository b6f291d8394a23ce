import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {ptp} from '../../client/sysinv/platform/ptp.js'
import {ptpView} from '../../views/ptp.js'

export default class PtpModify extends StxCommand {
  static override summary = 'change the clock settings from before PTP instances'
  static override examples = ['<%= config.bin %> ptp modify --mode software --transport udp']
  static override hiddenAliases = ['system:ptp-modify']
  static override flags = {
    mode: Flags.string({summary: 'who takes the time stamps', helpValue: 'hardware|software|legacy'}),
    transport: Flags.string({summary: 'how the messages travel', helpValue: 'l2|udp'}),
    mechanism: Flags.string({summary: 'how the delay is measured', helpValue: 'e2e|p2p'}),
  }

  override readonly result = ptpView

  async run(): Promise<void> {
    const {flags} = await this.parse(PtpModify)
    const {mode, transport, mechanism} = flags
    if ([mode, transport, mechanism].every((value) => value === undefined)) {
      return this.failOrSay('usage', 'ptp modify: nothing to change', {
        said: 'No options provided.',
        hint: 'see: stx help ptp modify',
      })
    }
    await this.show(this.result, await ptp(await this.api('sysinv')).modify({mode, transport, mechanism}))
  }
}
