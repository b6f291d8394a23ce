import {StxCommand} from '../../cli/command.js'
import {hosts} from '../../client/sysinv/host/host.js'
import {hostView} from '../../views/host.js'

export default class HostList extends StxCommand {
  static override summary = 'list the hosts with their states'
  static override examples = [
    '<%= config.bin %> host list',
    '<%= config.bin %> host list --subcloud subcloud1 --format json',
    '<%= config.bin %> host list --query "[?availability!=\'available\'].hostname"',
  ]
  static override hiddenAliases = ['system:host-list']

  async run(): Promise<void> {
    await this.parse(HostList)
    const rows = await hosts(await this.api('sysinv')).list()
    this.remember(
      'host',
      rows.map(({hostname}) => hostname),
    )
    await this.list(hostView, rows)
  }
}
