import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {hostArg} from '../../cli/flags.js'
import {said} from '../../cli/result.js'
import {vimAudits} from '../../client/sysinv/host/vim-audit.js'

export default class VimHostAudit extends Doing {
  static override summary = 'let the infrastructure manager look at a host again'
  static override examples = ['<%= config.bin %> vim host-audit worker-0']
  static override hiddenAliases = ['system:vim-host-audit']
  static override args = {host: hostArg}

  async act({sysinv}: Apis, {args}: Given<typeof VimHostAudit>) {
    const {hostname, uuid} = await vimAudits(sysinv).host(args.host)
    return said(`Host audit initiated successfully: ${hostname}`, {uuid})
  }
}
