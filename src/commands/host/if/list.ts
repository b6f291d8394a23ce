import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type FittedInterface, interfaces} from '../../../client/sysinv/network/interface.js'
import {interfaceView} from '../../../views/interface.js'

export default class HostIfList extends Listing<FittedInterface> {
  static override summary = 'list the interfaces of a host that are in use'
  static override examples = [
    '<%= config.bin %> host if list controller-0',
    '<%= config.bin %> host if list worker-0 --all',
  ]
  static override hiddenAliases = ['system:host-if-list']
  static override args = {host: hostArg}
  static override flags = {all: Flags.boolean({char: 'a', summary: 'also those without a class'})}

  view = interfaceView
  read = ({sysinv}: Apis, {args, flags}: Given<typeof HostIfList>) => interfaces(sysinv).list(args.host, flags)
}
