import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {ntp} from '../../client/sysinv/platform/ntp.js'
import {assignments} from '../../inputs/words.js'
import {ntpView} from '../../views/ntp.js'

export default class NtpModify extends StxCommand {
  static override summary = 'change the time servers and apply the change'
  static override examples = [
    '<%= config.bin %> ntp modify ntpservers=0.pool.ntp.org,1.pool.ntp.org',
    '<%= config.bin %> ntp modify ntpservers=',
  ]
  static override hiddenAliases = ['system:ntp-modify']
  static override args = {
    change: Args.string({multiple: true, description: 'what to change to what; nothing: apply again'}),
  }

  protected override readonly result = ntpView

  async run(): Promise<void> {
    const {args} = await this.parse(NtpModify)
    const change = assignments(args.change ?? [])
    await this.show(this.result, await ntp(await this.api('sysinv')).modify(change))
  }
}
