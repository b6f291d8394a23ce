import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {hosts, type Kernel} from '../../../client/sysinv/host/host.js'
import {kernelView} from '../../../views/host.js'

export default class HostKernelShow extends Showing<Kernel> {
  static override summary = 'show which kernel a host runs, and which it will boot'
  static override examples = ['<%= config.bin %> host kernel show worker-0']
  static override hiddenAliases = ['system:host-kernel-show']
  static override args = {host: hostArg}

  view = kernelView
  read = ({sysinv}: Apis, {args}: Given<typeof HostKernelShow>) => hosts(sysinv).kernel(args.host)
}
