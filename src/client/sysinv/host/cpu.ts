import * as z from 'zod'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import {isNumber} from '../lookup.js'
import {hosts} from './host.js'
import {hostInventory} from './host-inventory.js'

/** A logical core. */
export const Cpu = z.looseObject({
  uuid: z.string(),
  cpu: z.number(),
  numa_node: z.number().nullish(),
  core: z.number().nullish(),
  thread: z.number().nullish(),
  allocated_function: z.string().nullish(),
})

export type Cpu = z.infer<typeof Cpu>

const Changed = z.looseObject({icpus: z.array(Cpu)})

/** Which cores get the function: by number, such as `3-5,9`, or how many of each processor. */
export type CpuAssignment = {function: string} & (
  | {cpulist: string}
  | {cores: readonly {processor: number; count: number}[]}
)

export type Cpus = ReturnType<typeof cpus>

export function cpus(api: Api) {
  const {list, find} = hostInventory(api, 'icpus', Cpu)
  return {
    list,
    /** By the number of the logical core, or by uuid. */
    find: (host: string, ref: string) =>
      find(
        host,
        ({cpu, uuid}) => uuid === ref || (isNumber(ref) && cpu === Number(ref)),
        ({hostname}) => `CPU logical core not found: host ${hostname} cpu ${ref}`,
      ),
    /** Gives cores a function, either by their numbers or by how many; the host must be locked. */
    async assign(host: string, {function: task, ...which}: CpuAssignment): Promise<Cpu[]> {
      const cores =
        'cpulist' in which
          ? {cpulist: which.cpulist}
          : {sockets: which.cores.map(({processor, count}) => ({[processor]: count}))}
      const body = [{function: task, ...cores}]
      const {uuid} = await hosts(api).get(host)
      return (await api.put(path`/ihosts/${uuid}/state/host_cpus_modify`, body, Changed)).icpus
    },
  }
}
