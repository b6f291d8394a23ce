import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {findHost} from '../host/find.js'
import {type Host, hosts} from '../host/model.js'
import {changed, text, wishes} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {type Cpu, type CpuFunction, cpus, type Memory, nodes} from './model.js'
import {cpuResource, memoryResource} from './resource.js'

const functions: readonly CpuFunction[] = ['Platform', 'Vswitch', 'Shared', 'Application', 'Application-isolated']

interface Capability {
  readonly function?: string
  readonly sockets?: readonly Readonly<Record<string, number | string>>[]
  readonly cpulist?: string
}

function locked(host: Host | undefined): void {
  if (host?.administrative !== 'locked') refuse(400, 'Host must be locked.')
}

/** `3-5,6` as numbers. */
function rangeSet(list: string): Set<number> {
  const found = new Set<number>()
  for (const part of list.split(',')) {
    const [, from, to = from] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part) ?? refuse(400, `Invalid range of CPUs: ${list}`)
    for (let cpu = Number(from); cpu <= Number(to); cpu += 1) found.add(cpu)
  }
  return found
}

/** Which cores do what: by numbers of cores for each socket, or by a list of CPUs. */
function modifyCpus(c: Call) {
  const host = findHost(c)
  locked(host)
  const wanted = c.body as readonly Capability[]
  if (!Array.isArray(wanted)) refuse(400, 'Request is not in valid JSON format')
  const all = c.region.of(cpus).where({ihost_uuid: host.uuid})
  const sockets = c.region.of(nodes).count({ihost_uuid: host.uuid})
  const assigned = new Map<string, CpuFunction>()
  for (const one of wanted) assignFunction(host, one, all, sockets, assigned)
  checkAllocation(all, assigned)
  for (const cpu of all) {
    const next = assigned.get(cpu.uuid)
    if (next !== undefined && next !== cpu.allocated_function) {
      c.region.of(cpus).update(cpu.uuid, {allocated_function: next, updatedAt: c.sim.now()})
    }
  }
  return {
    icpus: c.region
      .of(cpus)
      .where({ihost_uuid: host.uuid})
      .map((cpu) => showRow(c, cpuResource, cpu, false)),
  }
}

function assignFunction(
  host: Host,
  {function: name, sockets: counts = [], cpulist}: Capability,
  all: readonly Cpu[],
  sockets: number,
  assigned: Map<string, CpuFunction>,
): void {
  if (counts.length > 0 && cpulist) {
    refuse(400, `host ${host.uuid}:  socket=${JSON.stringify(counts)} and cpulist=${cpulist} may not both be specified`)
  }
  if (!name || (counts.length === 0 && !cpulist)) {
    refuse(400, `host ${host.uuid}:  cpu function=${name ?? 'None'} or (socket=[] and cpulist=None) not specified`)
  }
  const wanted = functions.find((one) => one.toLowerCase() === name.toLowerCase())
  // The genuine server takes any word for a function and ignores it.
  if (wanted === undefined) refuse(400, `Unknown cpu function ${name}; choose from ${functions.join(', ')}`)
  const current = (cpu: Cpu): CpuFunction => assigned.get(cpu.uuid) ?? cpu.allocated_function
  if (cpulist) {
    const listed = rangeSet(cpulist)
    if (Math.max(...listed) > Math.max(...all.map((cpu) => cpu.cpu))) {
      refuse(400, 'Specified cpulist contains nonexistant CPUs.')
    }
    for (const cpu of all) {
      if (listed.has(cpu.cpu)) assigned.set(cpu.uuid, wanted)
      else if (current(cpu) === wanted) assigned.set(cpu.uuid, 'Application')
    }
    return
  }
  for (const entry of counts) {
    for (const [socket, value] of Object.entries(entry)) {
      if (Number(socket) >= sockets) refuse(400, `There is no Processor (Socket) ${socket} on this host.`)
      if (Number(value) < 0) refuse(400, 'Specified cpu values must be non-negative.')
      allot(all, Number(socket), Number(value), wanted, current, assigned)
    }
  }
}

/** The lowest free cores of the socket, whole: both threads of a core do the same. */
function allot(
  all: readonly Cpu[],
  socket: number,
  count: number,
  wanted: CpuFunction,
  current: (cpu: Cpu) => CpuFunction,
  assigned: Map<string, CpuFunction>,
): void {
  const here = all.filter((cpu) => cpu.numa_node === socket)
  const cores = [...new Set(here.map((cpu) => cpu.core))].sort((a, b) => a - b)
  if (count > cores.length) {
    refuse(400, `The ${wanted} function can only be assigned up to ${cores.length} cores on processor ${socket}.`)
  }
  const free = cores.filter((core) => {
    const does = current(here.find((cpu) => cpu.core === core) as Cpu)
    return does === wanted || does === 'Application' || (wanted === 'Application' && does !== 'Platform')
  })
  if (count > free.length) {
    refuse(
      400,
      `More total logical cores requested than present on Processor ${socket} (${cores.length} cores): ` +
        `${count} for ${wanted}, ${free.length} left.`,
    )
  }
  const chosen = new Set(free.slice(0, count))
  for (const cpu of here) {
    if (chosen.has(cpu.core)) assigned.set(cpu.uuid, wanted)
    else if (current(cpu) === wanted) assigned.set(cpu.uuid, 'Application')
  }
}

function checkAllocation(all: readonly Cpu[], assigned: ReadonlyMap<string, CpuFunction>): void {
  const of = (cpu: Cpu) => assigned.get(cpu.uuid) ?? cpu.allocated_function
  if (!all.some((cpu) => of(cpu) === 'Platform')) refuse(400, 'Platform must have at least one core.')
  const first = all.filter((cpu) => cpu.numa_node === 0)
  if (!first.some((cpu) => of(cpu) === 'Platform')) refuse(400, 'Platform must have at least one core on processor 0.')
}

// --- memory

const memoryFields = [
  ...['platform_reserved_mib', 'vm_hugepages_nr_2M_pending', 'vm_hugepages_nr_1G_pending', 'vm_pending_as_percentage'],
  ...[
    'vswitch_hugepages_reqd',
    'vswitch_hugepages_size_mib',
    'vm_hugepages_2M_percentage',
    'vm_hugepages_1G_percentage',
  ],
]

function whole(value: unknown, what: string, least: string): number {
  if (!/^-?\d+$/.test(String(value))) refuse(400, `${what} must be a number`)
  const number = Number(value)
  if (number < 0) refuse(400, `${what} must be greater than ${least}`)
  return number
}

function patchMemory(c: Call) {
  const memory = rowAsked(c, memoryResource)
  const host = c.region.of(hosts).get(memory.ihost_uuid)
  locked(host)
  const wish = wishes(c, memoryFields)
  const given = (field: string): unknown => (text(wish[field]) === null ? undefined : wish[field])
  const at = `Processor ${memory.numa_node}: `
  const platform = given('platform_reserved_mib')
  const [small, large] = [given('vm_hugepages_nr_2M_pending'), given('vm_hugepages_nr_1G_pending')]
  const percentage = ['true', 'True', true].includes((given('vm_pending_as_percentage') ?? false) as string)
  const total = memory.memtotal_mib + memory.platform_reserved_mib
  const patch: {-readonly [K in keyof Memory]?: Memory[K]} = {}
  if (platform !== undefined) {
    const mib = whole(platform, `${at}Platform memory`, 'zero')
    if (mib >= total) {
      refuse(
        400,
        `${at}Platform reserved memory ${mib} MiB on node ${memory.numa_node} is not within range ` +
          `[${memory.minimum_platform_reserved_mib}, ${Math.floor((total * 2) / 3)}]`,
      )
    }
    patch.platform_reserved_mib = mib
    patch.memtotal_mib = total - mib
    patch.memavail_mib = total - mib
    patch.vm_hugepages_possible_2M = Math.floor((total - mib) / 2)
    patch.vm_hugepages_possible_1G = Math.floor((total - mib) / 1024)
  }
  const free = patch.memtotal_mib ?? memory.memtotal_mib
  const pages = (value: unknown, size: number, name: string): number | null => {
    if (value === undefined) return null
    const count = whole(value, `${at}VM huge pages ${name}`, 'or equal to zero')
    if (!percentage) return count
    if (count > 100) refuse(400, `${at}${name} hugepage percent allocation must be within 0% - 100%.`)
    return Math.floor((free * count) / 100 / size)
  }
  const [wanted2M, wanted1G] = [pages(small, 2, '2M'), pages(large, 1024, '1G')]
  if (wanted2M !== null) patch.vm_hugepages_nr_2M_pending = wanted2M
  if (wanted1G !== null) patch.vm_hugepages_nr_1G_pending = wanted1G
  const needed =
    (patch.vm_hugepages_nr_2M_pending ?? memory.vm_hugepages_nr_2M_pending ?? memory.vm_hugepages_nr_2M) * 2 +
    (patch.vm_hugepages_nr_1G_pending ?? memory.vm_hugepages_nr_1G_pending ?? memory.vm_hugepages_nr_1G) * 1024
  if (needed > free) {
    refuse(
      400,
      `${at}No available space for new settings. Max 1G pages is ${Math.floor(free / 1024)} when 2M is 0, or ` +
        `Max 2M pages is ${Math.floor(free / 2)} when 1G is 0.`,
    )
  }
  if ('vm_pending_as_percentage' in wish) patch.vm_pending_as_percentage = percentage
  const vswitch = given('vswitch_hugepages_reqd')
  if (vswitch !== undefined) patch.vswitch_hugepages_reqd = whole(vswitch, `${at}vSwitch huge pages`, 'zero')
  const size = given('vswitch_hugepages_size_mib')
  if (size !== undefined) {
    const mib = whole(size, `${at}vSwitch huge pages size (MiB)`, 'zero')
    if (mib !== 2 && mib !== 1024) refuse(400, `${at}vSwitch hugepage size (MiB) must be a power of 2`)
    patch.vswitch_hugepages_size_mib = mib
  }
  return changed(c, memoryResource, memory.uuid, patch)
}

export function processorChanges(router: Router): void {
  router.put('/v1/ihosts/:host/state/host_cpus_modify', {}, modifyCpus)
  router.patch('/v1/imemorys/:uuid', {}, patchMemory)
}
