import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type Stor, stors} from '../../../client/sysinv/storage/stor.js'
import {storView} from '../../../views/stor.js'

export default class HostStorList extends Listing<Stor> {
  static override summary = 'list the storage functions of a host'
  static override examples = ['<%= config.bin %> host stor list storage-0']
  static override hiddenAliases = ['system:host-stor-list']
  static override args = {host: hostArg}

  view = storView
  read = ({sysinv}: Apis, {args}: Given<typeof HostStorList>) => stors(sysinv).list(args.host)
}
