import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type FittedInterface, interfaces} from '../../../client/sysinv/network/interface.js'
import {interfaceView} from '../../../views/interface.js'

export default class HostIfShow extends Showing<FittedInterface> {
  static override summary = 'show one interface of a host'
  static override examples = ['<%= config.bin %> host if show controller-0 data0']
  static override hiddenAliases = ['system:host-if-show']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
  }

  view = interfaceView
  read = ({sysinv}: Apis, {args}: Given<typeof HostIfShow>) => interfaces(sysinv).get(args.host, args.interface)
}
