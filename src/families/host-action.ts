import {StxCommand} from '../cli/command.js'
import type {Standing} from '../client/standing.js'
import {type Host, type Hosts, hosts} from '../client/sysinv/host/host.js'
import {hostView} from '../views/host.js'

/** What the verbs share that a host carries out after the reply: it is sent, watched with --wait, and the host shown. */
export abstract class HostAction extends StxCommand {
  override readonly result = hostView

  protected async act(
    flags: {wait?: boolean; deadline?: string},
    verb: (api: Hosts) => Promise<Host>,
    judge: (host: Host) => Standing,
  ): Promise<void> {
    const api = hosts(await this.api('sysinv'))
    const host = await verb(api)
    const name = host.hostname ?? String(host.id)
    const settled = await this.settle(flags, host, {
      target: `host ${name}`,
      read: () => api.get(String(host.id)),
      judge,
      watch: `stx host show ${name}`,
    })
    await this.show(this.result, settled)
  }
}
