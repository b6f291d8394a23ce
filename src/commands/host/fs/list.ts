import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type HostFs, hostFileSystems} from '../../../client/sysinv/storage/host-fs.js'
import {hostFsView} from '../../../views/host-fs.js'

export default class HostFsList extends Listing<HostFs> {
  static override summary = 'list the file systems of a host'
  static override examples = ['<%= config.bin %> host fs list controller-0']
  static override hiddenAliases = ['system:host-fs-list']
  static override args = {host: hostArg}

  view = hostFsView
  read = ({sysinv}: Apis, {args}: Given<typeof HostFsList>) => hostFileSystems(sysinv).list(args.host)
}
