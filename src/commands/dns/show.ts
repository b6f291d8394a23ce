import {StxCommand} from '../../cli/command.js'
import {dns} from '../../client/sysinv/platform/dns.js'
import {dnsView} from '../../views/dns.js'

export default class DnsShow extends StxCommand {
  static override summary = 'show the name servers'
  static override examples = ['<%= config.bin %> dns show']
  static override hiddenAliases = ['system:dns-show']

  async run(): Promise<void> {
    await this.parse(DnsShow)
    await this.show(dnsView, await dns(await this.api('sysinv')).get())
  }
}
