import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {memories} from '../../../client/sysinv/host/memory.js'
import {memoryView} from '../../../views/memory.js'

export default class HostMemoryList extends StxCommand {
  static override summary = 'list the memory of a host, by processor'
  static override examples = ['<%= config.bin %> host memory list controller-0']
  static override hiddenAliases = ['system:host-memory-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostMemoryList)
    await this.list(memoryView, await memories(await this.api('sysinv')).list(args.host))
  }
}
