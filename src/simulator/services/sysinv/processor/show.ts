import {noServer, pick, type Resource} from '../resource/resource.js'
import {type Cpu, cpus, type Memory, memories, type Node, nodes} from './model.js'

const ofHost = {field: 'ihost_uuid', argument: 'ihost_uuid'}
const ofNode = {field: 'inode_uuid', argument: 'inode_uuid'}

export const nodeResource: Resource<Node> = {
  collection: nodes,
  path: 'inodes',
  argument: 'node_uuid',
  missing: noServer,
  parents: {ihosts: ofHost},
  filters: ['ihost_uuid'],
  show: (node, view) => ({
    ...pick(node, 'uuid', 'numa_node'),
    capabilities: {},
    links: view.links(),
    ...(view.single
      ? {icpus: view.part('icpus'), imemorys: view.part('imemorys'), ports: view.part('ports'), ...view.dates()}
      : {}),
  }),
}

/** What only a change of functions fills in. */
const unasked = {
  ...{function: null, cpulist: null, num_cores_on_processor0: null, num_cores_on_processor1: null},
  ...{num_cores_on_processor2: null, num_cores_on_processor3: null},
}

export const cpuResource: Resource<Cpu> = {
  collection: cpus,
  path: 'icpus',
  argument: 'cpu_uuid',
  missing: noServer,
  parents: {ihosts: ofHost, inodes: ofNode},
  filters: ['ihost_uuid', 'inode_uuid'],
  show: (cpu, view) => ({
    ...pick(cpu, 'uuid', 'cpu', 'core', 'thread', 'cpu_family', 'cpu_model', 'allocated_function'),
    ...(view.single ? unasked : {}),
    numa_node: cpu.numa_node,
    capabilities: {},
    ...pick(cpu, 'ihost_uuid', 'inode_uuid'),
    links: view.links(),
    ...view.dates(),
  }),
}

export const memoryResource: Resource<Memory> = {
  collection: memories,
  path: 'imemorys',
  argument: 'memory_uuid',
  missing: noServer,
  parents: {ihosts: ofHost, inodes: ofNode},
  filters: ['ihost_uuid', 'inode_uuid'],
  show: (memory, view) => ({
    ...pick(memory, 'uuid', 'memtotal_mib', 'memavail_mib', 'platform_reserved_mib', 'hugepages_configured'),
    ...pick(memory, 'vswitch_hugepages_size_mib', 'vswitch_hugepages_reqd', 'vswitch_hugepages_nr'),
    ...pick(memory, 'vswitch_hugepages_avail', 'vm_pending_as_percentage', 'vm_hugepages_nr_2M_pending'),
    ...pick(memory, 'vm_hugepages_2M_percentage', 'vm_hugepages_nr_2M', 'vm_hugepages_avail_2M'),
    ...pick(memory, 'vm_hugepages_nr_1G_pending', 'vm_hugepages_1G_percentage', 'vm_hugepages_nr_1G'),
    ...pick(memory, 'vm_hugepages_nr_4K', 'vm_hugepages_use_1G', 'vm_hugepages_avail_1G'),
    ...pick(memory, 'vm_hugepages_possible_2M', 'vm_hugepages_possible_1G', 'minimum_platform_reserved_mib'),
    numa_node: memory.numa_node,
    capabilities: {},
    ...pick(memory, 'ihost_uuid', 'inode_uuid'),
    links: view.links(),
    ...view.dates(),
  }),
}
