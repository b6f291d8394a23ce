import {refuse} from '../../../http/refusal.js'
import type {Cpu, CpuFunction} from './model.js'

/** In this order functions take the CPUs of a socket; what is left is for applications. */
const reserved: readonly CpuFunction[] = ['Platform', 'Vswitch', 'Shared', 'Application-isolated']

const mostSwitchCores = 8

/** How many CPUs each function shall have on each socket, and which it shall have by number. */
export interface Plan {
  readonly counts: readonly Map<CpuFunction, number>[]
  readonly lists: Map<CpuFunction, readonly number[]>
  /** of a core */
  readonly threads: number
}

export function planOf(all: readonly Cpu[], sockets: number): Plan {
  const counts = Array.from({length: sockets}, () => new Map<CpuFunction, number>())
  for (const {numa_node: socket, allocated_function: does} of all) {
    counts[socket]?.set(does, (counts[socket]?.get(does) ?? 0) + 1)
  }
  return {counts, lists: new Map(), threads: all.some((cpu) => cpu.thread > 0) ? 2 : 1}
}

interface Surroundings {
  readonly allInOne: boolean
  readonly hasSwitch: boolean
}

const onSocket = (all: readonly Cpu[], socket: number): number => all.filter((cpu) => cpu.numa_node === socket).length

export function checkAllocation(plan: Plan, all: readonly Cpu[], {allInOne, hasSwitch}: Surroundings): void {
  const {counts, lists, threads} = plan
  const listed = [...lists.values()].flat()
  if (new Set(listed).size < listed.length) refuse(400, 'Some CPUs are specified for more than one function.')
  const total = new Map(reserved.map((name) => [name, lists.get(name)?.length ?? 0]))
  counts.forEach((socket, number) => {
    const requested = reserved.reduce((sum, name) => sum + (socket.get(name) ?? 0), 0)
    const present = onSocket(all, number)
    if (requested > present) {
      refuse(400, `More total logical cores requested than present on Processor ${number} (${present} cores).`)
    }
    for (const name of reserved) total.set(name, (total.get(name) ?? 0) + (socket.get(name) ?? 0))
  })
  const of = (name: CpuFunction): number => total.get(name) ?? 0
  if (allInOne && of('Platform') < 2) refuse(400, 'Platform must have at least two cores.')
  if (of('Platform') === 0) refuse(400, 'Platform must have at least one core.')
  if (counts.some((socket) => (socket.get('Shared') ?? 0) / threads > 1)) {
    refuse(400, 'Shared cores are limited to 1 per processor.')
  }
  if (of('Vswitch') !== 0 && !hasSwitch) {
    refuse(400, 'vSwitch cpus can only be used with a vswitch_type specified.')
  }
  if (of('Vswitch') / threads > mostSwitchCores) {
    refuse(400, `The vswitch function can only be assigned up to ${mostSwitchCores} cores.`)
  }
  if (all.length - of('Platform') - of('Vswitch') - of('Application-isolated') <= 0) {
    refuse(400, 'There must be at least one unused core for Application.')
  }
}

/** Listed CPUs first, then by number, the lowest first: both threads of a core come one after the other. */
export function allocate({counts, lists}: Plan, all: readonly Cpu[]): Map<number, CpuFunction> {
  const next = new Map<number, CpuFunction>()
  for (const [name, listed] of lists) for (const cpu of listed) next.set(cpu, name)
  const byCore = [...all].sort((a, b) => a.core - b.core || a.thread - b.thread)
  counts.forEach((socket, number) => {
    const free = byCore.filter((cpu) => cpu.numa_node === number && !next.has(cpu.cpu))
    for (const name of reserved) {
      for (const cpu of free.splice(0, socket.get(name) ?? 0)) next.set(cpu.cpu, name)
    }
    for (const cpu of free) next.set(cpu.cpu, 'Application')
  })
  return next
}
