import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type Memory, memories} from '../../../client/sysinv/host/memory.js'
import {memoryView} from '../../../views/memory.js'

export default class HostMemoryList extends Listing<Memory> {
  static override summary = 'list the memory of a host, by processor'
  static override examples = ['<%= config.bin %> host memory list controller-0']
  static override hiddenAliases = ['system:host-memory-list']
  static override args = {host: hostArg}

  view = memoryView
  read = ({sysinv}: Apis, {args}: Given<typeof HostMemoryList>) => memories(sysinv).list(args.host)
}
