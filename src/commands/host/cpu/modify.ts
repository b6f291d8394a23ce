import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {ChangingMany} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {type Cpu, cpus} from '../../../client/sysinv/host/cpu.js'
import {hosts} from '../../../client/sysinv/host/host.js'
import {cpuView} from '../../../views/cpu.js'

const coresOn = (processor: number) =>
  Flags.integer({aliases: [`p${processor}`], summary: `how many cores of processor ${processor}`})

export default class HostCpuModify extends ChangingMany<Cpu> {
  static override summary = 'give cores of a locked host a function'
  static override examples = [
    '<%= config.bin %> host cpu modify worker-0 --function platform --num-cores-on-processor0 2',
    '<%= config.bin %> host cpu modify worker-0 --function application-isolated --cpulist 4-7,12',
  ]
  static override hiddenAliases = ['system:host-cpu-modify']
  static override args = {host: hostArg}
  static override flags = {
    function: Flags.option({
      char: 'f',
      required: true,
      options: ['vswitch', 'shared', 'platform', 'application-isolated'] as const,
      summary: 'what the cores are for',
    })(),
    cpulist: Flags.string({char: 'c', summary: 'which cores, such as 4-7,12'}),
    num_cores_on_processor0: coresOn(0),
    num_cores_on_processor1: coresOn(1),
    num_cores_on_processor2: coresOn(2),
    num_cores_on_processor3: coresOn(3),
  }

  result = cpuView

  async change({sysinv}: Apis, {args, flags}: Given<typeof HostCpuModify>) {
    const counts = [
      flags.num_cores_on_processor0,
      flags.num_cores_on_processor1,
      flags.num_cores_on_processor2,
      flags.num_cores_on_processor3,
    ]
    const cores = counts.flatMap((count, processor) => (count === undefined ? [] : {processor, count}))
    const {cpulist} = flags
    // The official program looks for the host before it looks at anything else.
    if (!this.voice.judgesFirst) await hosts(sysinv).get(args.host)
    if (cpulist && cores.length > 0) this.voice.refuse('Not allowed to specify both -c and -pX options.')
    if (!cpulist && cores.length === 0) {
      const hint = 'pass --cpulist or --num_cores_on_processor0'
      this.voice.refuse('Number of cores on Processor (Socket) not provided.', hint)
    }
    return cpus(sysinv).assign(args.host, {function: flags.function, ...(cpulist ? {cpulist} : {cores})})
  }
}
