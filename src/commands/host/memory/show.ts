import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type Memory, memories} from '../../../client/sysinv/host/memory.js'
import {memoryView} from '../../../views/memory.js'

export default class HostMemoryShow extends Showing<Memory> {
  static override summary = 'show the memory of one processor'
  static override examples = ['<%= config.bin %> host memory show controller-0 0']
  static override hiddenAliases = ['system:host-memory-show']
  static override args = {
    host: hostArg,
    processor: Args.string({required: true, description: 'number of the processor'}),
  }

  view = memoryView
  read = ({sysinv}: Apis, {args}: Given<typeof HostMemoryShow>) => memories(sysinv).find(args.host, args.processor)
}
