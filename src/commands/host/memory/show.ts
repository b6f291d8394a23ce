import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {memories} from '../../../client/sysinv/host/memory.js'
import {memoryView} from '../../../views/memory.js'

export default class HostMemoryShow extends StxCommand {
  static override summary = 'show the memory of one processor'
  static override examples = ['<%= config.bin %> host memory show controller-0 0']
  static override hiddenAliases = ['system:host-memory-show']
  static override args = {
    host: hostArg,
    processor: Args.string({required: true, description: 'number of the processor'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(HostMemoryShow)
    await this.show(memoryView, await memories(await this.api('sysinv')).find(args.host, args.processor))
  }
}
