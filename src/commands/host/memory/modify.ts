import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {one, type Result} from '../../../cli/result.js'
import {memories} from '../../../client/sysinv/host/memory.js'
import {memoryView} from '../../../views/memory.js'

export default class HostMemoryModify extends Acting {
  static override summary = 'reserve memory of a locked host for the platform or as huge pages'
  static override examples = [
    '<%= config.bin %> host memory modify worker-0 0 --platform-reserved-mib 8000',
    '<%= config.bin %> host memory modify worker-0 1 -1G 10',
    '<%= config.bin %> host memory modify worker-0 1 -2M 40% -1G 40%',
    '<%= config.bin %> host memory modify worker-0 0 --function vswitch -1G 1',
  ]
  static override hiddenAliases = ['system:host-memory-modify']
  static override args = {
    host: hostArg,
    processor: Args.string({required: true, description: 'number of the processor'}),
  }
  static override flags = {
    platform_reserved_mib: Flags.string({char: 'm', summary: 'MiB for the platform'}),
    hugepages_nr_2M_pending: Flags.string({aliases: ['2M'], summary: 'number, or share in %, of 2 MiB pages'}),
    hugepages_nr_1G_pending: Flags.string({aliases: ['1G'], summary: 'number, or share in %, of 1 GiB pages'}),
    function: Flags.option({
      char: 'f',
      options: ['vswitch', 'application'] as const,
      default: 'application' as const,
      summary: 'what the huge pages are for',
    })(),
  }

  override readonly result = memoryView

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostMemoryModify>): Promise<Result> {
    const changed = await memories(sysinv).modify(args.host, args.processor, {
      platformMib: flags.platform_reserved_mib,
      pages2M: flags.hugepages_nr_2M_pending,
      pages1G: flags.hugepages_nr_1G_pending,
      for: flags.function,
    })
    if (changed) return one(this.result, changed)
    // The official program ends without a word.
    const hint = 'see: stx help host memory modify'
    return this.voice.failOrSay('usage', 'nothing to change', {officially: '', hint})
  }
}
