import type {Apis} from '../cli/apis.js'
import {Changing} from '../cli/changing.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../cli/flags.js'
import type {Settling} from '../cli/wait.js'
import type {Standing} from '../client/standing.js'
import {type Host, type Hosts, hosts} from '../client/sysinv/host/host.js'
import {hostView} from '../views/host.js'

/** What the verbs share that a host carries out after the reply: it is sent, watched with --wait, and the host shown. */
export abstract class HostAction extends Changing<Host> {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Changing.baseFlags

  readonly result = hostView

  abstract verb(api: Hosts, given: AnyGiven): Promise<Host>

  /** Where the host stands on its way. */
  abstract readonly judge: (host: Host) => Standing

  /** The words of the `wait` that takes it up again, beside the name; none where the host itself does not show it. */
  readonly resume: readonly string[] | undefined = []

  change({sysinv}: Apis, given: AnyGiven): Promise<Host> {
    return this.verb(hosts(sysinv), given)
  }

  override follow({sysinv}: Apis, _given: AnyGiven, {id, hostname}: Host): Settling<Host> {
    const name = hostname ?? String(id)
    return {
      target: `host ${name}`,
      read: () => hosts(sysinv).get(String(id)),
      judge: this.judge,
      watch: `stx host show ${name}`,
      why: `stx host why ${name}`,
      resume: this.resume && ['host', 'wait', name, ...this.resume],
    }
  }
}

/** One that interrupts the service of the host: it asks first. */
export abstract class HostInterruption extends HostAction {
  // As above.
  static override baseFlags = Changing.baseFlags
  static override args = {host: hostArg}
  static override flags = {...confirmFlags, ...waitFlags}

  /** What is done to the host, as in `power off`. */
  abstract readonly deed: string

  override asks({args: {host}}: Given<typeof HostInterruption>) {
    return {target: host, deed: `${this.deed} host ${host}`}
  }
}
