import {StxCommand} from '../../cli/command.js'
import {hostArg} from '../../cli/flags.js'
import {vimAudits} from '../../client/sysinv/host/vim-audit.js'

export default class VimHostAudit extends StxCommand {
  static override summary = 'let the infrastructure manager look at a host again'
  static override examples = ['<%= config.bin %> vim host-audit worker-0']
  static override hiddenAliases = ['system:vim-host-audit']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(VimHostAudit)
    const {hostname, uuid} = await vimAudits(await this.api('sysinv')).host(args.host)
    await this.done(`Host audit initiated successfully: ${hostname}`, {uuid})
  }
}
