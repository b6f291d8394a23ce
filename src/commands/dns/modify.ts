import {StxCommand} from '../../cli/command.js'
import {assignmentsArg} from '../../cli/flags.js'
import {dns} from '../../client/sysinv/platform/dns.js'
import {assignments} from '../../inputs/words.js'
import {dnsView} from '../../views/dns.js'

export default class DnsModify extends StxCommand {
  static override summary = 'change the name servers and apply the change'
  static override examples = [
    '<%= config.bin %> dns modify nameservers=8.8.8.8,8.8.4.4',
    '<%= config.bin %> dns modify nameservers=',
  ]
  static override hiddenAliases = ['system:dns-modify']
  static override args = {change: assignmentsArg}

  protected override readonly result = dnsView

  async run(): Promise<void> {
    const {args} = await this.parse(DnsModify)
    const change = assignments(args.change)
    await this.show(this.result, await dns(await this.api('sysinv')).modify(change))
  }
}
