import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {assignmentsArg} from '../../cli/flags.js'
import {type Dns, dns} from '../../client/sysinv/platform/dns.js'
import {assignments} from '../../inputs/words.js'
import {dnsView} from '../../views/dns.js'

export default class DnsModify extends Changing<Dns> {
  static override summary = 'change the name servers and apply the change'
  static override examples = [
    '<%= config.bin %> dns modify nameservers=8.8.8.8,8.8.4.4',
    '<%= config.bin %> dns modify nameservers=',
  ]
  static override hiddenAliases = ['system:dns-modify']
  static override args = {change: assignmentsArg}

  result = dnsView

  change = ({sysinv}: Apis, {args}: Given<typeof DnsModify>) => dns(sysinv).modify(assignments(args.change))
}
