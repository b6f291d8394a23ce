import type {Apis} from '../../cli/apis.js'
import {Showing} from '../../cli/reading.js'
import {type Dns, dns} from '../../client/sysinv/platform/dns.js'
import {dnsView} from '../../views/dns.js'

export default class DnsShow extends Showing<Dns> {
  static override summary = 'show the name servers'
  static override examples = ['<%= config.bin %> dns show']
  static override hiddenAliases = ['system:dns-show']

  view = dnsView
  read = ({sysinv}: Apis) => dns(sysinv).get()
}
