import type {Simulation} from '../../../simulation.js'
import {type Fitting, seedFitted} from '../plan/fitting.js'
import {isWorker} from '../record/host.js'
import {add} from '../row.js'
import {cpus, memories, nodes} from './model.js'
import {type Keeper, least, most, required} from './reserved.js'

/**
 * How many logical cores of a socket a fresh host gives the platform, if it also runs containers of users. A system
 * controller that is all in one gives all.
 */
function platformCores({host, system, hardware: {processors}}: Fitting, socket: number): number {
  const isController = host.personality === 'controller'
  if (isController && system.type === 'All-in-one' && system.role === 'systemcontroller')
    return Number.POSITIVE_INFINITY
  if (socket > 0) return 0
  return processors.threads > 1 || isController ? 2 : 1
}

/** Processors and memory, by NUMA node. */
export function fitProcessors(fitting: Fitting): void {
  const {scope, system, host, hardware, id, at} = fitting
  const {model, family, sockets, cores, threads} = hardware.processors
  const mixed = isWorker(host)
  const keeper: Keeper = {
    ...{isController: host.personality === 'controller', isWorker: mixed, nodes: sockets},
    isCentral: system.role === 'systemcontroller',
  }
  for (let socket = 0; socket < sockets; socket += 1) {
    const inode_uuid = id.uuid(host.uuid, 'node', socket)
    add(scope.of(nodes), at, {uuid: inode_uuid, numa_node: socket, ihost_uuid: host.uuid})
    const first = socket * cores * threads
    const platform = mixed ? platformCores(fitting, socket) : Number.POSITIVE_INFINITY
    for (let core = 0; core < cores; core += 1) {
      for (let thread = 0; thread < threads; thread += 1) {
        const cpu = first + core * threads + thread
        add(scope.of(cpus), at, {
          uuid: id.uuid(host.uuid, 'cpu', cpu),
          cpu,
          core,
          thread,
          cpu_family: family,
          cpu_model: model,
          allocated_function: cpu - first < platform ? 'Platform' : 'Application',
          numa_node: socket,
          ihost_uuid: host.uuid,
          inode_uuid,
        })
      }
    }
    const total = hardware.memory[socket] ?? 0
    const reserved = Math.min(required(keeper, socket), most(total))
    const free = total - reserved
    add(scope.of(memories), at, {
      uuid: id.uuid(host.uuid, 'memory', socket),
      memtotal_mib: free,
      memavail_mib: free,
      platform_reserved_mib: reserved,
      hugepages_configured: false,
      vswitch_hugepages_size_mib: 1024,
      vswitch_hugepages_reqd: null,
      vswitch_hugepages_nr: 0,
      vswitch_hugepages_avail: 0,
      vm_pending_as_percentage: false,
      vm_hugepages_nr_2M_pending: null,
      vm_hugepages_2M_percentage: null,
      vm_hugepages_nr_2M: 0,
      vm_hugepages_avail_2M: 0,
      vm_hugepages_nr_1G_pending: null,
      vm_hugepages_1G_percentage: null,
      vm_hugepages_nr_1G: 0,
      vm_hugepages_nr_4K: free * 256,
      vm_hugepages_use_1G: true,
      vm_hugepages_avail_1G: 0,
      vm_hugepages_possible_2M: Math.floor(free / 2),
      vm_hugepages_possible_1G: Math.floor(free / 1024),
      minimum_platform_reserved_mib: Math.min(least(keeper), most(total)),
      numa_node: socket,
      ihost_uuid: host.uuid,
      inode_uuid,
    })
  }
}

export const seedProcessors = (sim: Simulation): void =>
  seedFitted(sim, 'sysinv.processor', [nodes, cpus, memories], fitProcessors)
