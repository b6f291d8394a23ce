import {StxCommand} from '../../cli/command.js'
import {hostArg} from '../../cli/flags.js'
import {hosts} from '../../client/sysinv/host/host.js'
import {hostView} from '../../views/host.js'

export default class HostShow extends StxCommand {
  static override summary = 'show one host'
  static override examples = [
    '<%= config.bin %> host show controller-0',
    '<%= config.bin %> host show controller-0 --column availability --format value',
  ]
  static override hiddenAliases = ['system:host-show']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostShow)
    await this.show(hostView, await hosts(await this.api('sysinv')).get(args.host))
  }
}
