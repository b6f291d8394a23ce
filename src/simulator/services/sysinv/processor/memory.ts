import type {Call} from '../../../http/call.js'
import {Refusal, refuse} from '../../../http/refusal.js'
import {type Host, hosts, isWorker} from '../record/host.js'
import {systems} from '../record/system.js'
import {changed, text, wishes} from '../resource/change.js'
import {rowAsked} from '../resource/resource.js'
import {checkPages, checkPlatform, type MemoryWish, numberOr} from './memory-check.js'
import type {Memory} from './model.js'
import {keeperOf} from './reserved.js'
import {memoryResource} from './show.js'

const fields = [
  ...['platform_reserved_mib', 'vm_hugepages_nr_2M_pending', 'vm_hugepages_nr_1G_pending', 'vm_pending_as_percentage'],
  ...['vswitch_hugepages_reqd', 'vswitch_hugepages_size_mib'],
  ...['vm_hugepages_2M_percentage', 'vm_hugepages_1G_percentage'],
]

function hostOf(c: Call, memory: Memory): Host {
  const host =
    c.region.of(hosts).get(memory.ihost_uuid) ?? refuse(404, `Server ${memory.ihost_uuid} could not be found.`)
  if (host.personality === 'storage') refuse(403, 'Operation not permitted.')
  if (host.administrative !== 'locked') refuse(400, 'Host must be locked.')
  return host
}

export function patchMemory(c: Call<'uuid'>) {
  const memory = rowAsked(c, memoryResource)
  const host = hostOf(c, memory)
  const given = wishes(c, fields)
  const wish: MemoryWish = {
    platform: text(given['platform_reserved_mib']),
    small: text(given['vm_hugepages_nr_2M_pending']),
    large: text(given['vm_hugepages_nr_1G_pending']),
    switchPages: text(given['vswitch_hugepages_reqd']),
    switchSize: text(given['vswitch_hugepages_size_mib']),
    percent:
      'vm_pending_as_percentage' in given
        ? String(given['vm_pending_as_percentage']).toLowerCase() === 'true'
        : memory.vm_pending_as_percentage,
  }
  const worker = isWorker(host)
  const total = worker ? memory.memtotal_mib + memory.platform_reserved_mib : memory.memtotal_mib
  if (worker) {
    const hasSwitch = c.region.of(systems).all()[0]?.capabilities['vswitch_type'] !== 'none'
    ofProcessor(memory, () => checkPages(memory, wish, total, hasSwitch))
  } else if ([wish.small, wish.large, wish.switchPages, wish.switchSize].some((one) => one !== null)) {
    refuse(400, 'Hugepages memory configuration is not supported for this node.')
  }
  checkPlatform(keeperOf(host, c), memory, wish, total)
  return changed(c, memoryResource, memory.uuid, patched(memory, wish))
}

/** What is wrong with huge pages is told with the processor that they belong to. */
function ofProcessor(memory: Memory, check: () => void): void {
  try {
    check()
  } catch (error) {
    if (error instanceof Refusal) refuse(error.status, `Processor ${memory.numa_node}: ${error.message}`)
    throw error
  }
}

function patched(memory: Memory, wish: MemoryWish): Partial<Memory> {
  const total = memory.memtotal_mib + memory.platform_reserved_mib
  const reserved = numberOr(wish.platform, memory.platform_reserved_mib)
  const free = total - reserved
  const pages = (value: string | null, size: number) =>
    wish.percent ? Math.floor((free * Number(value)) / 100 / size) : Number(value)
  return {
    ...(wish.platform === null
      ? {}
      : {
          platform_reserved_mib: reserved,
          memtotal_mib: free,
          memavail_mib: free,
          vm_hugepages_possible_2M: Math.floor(free / 2),
          vm_hugepages_possible_1G: Math.floor(free / 1024),
        }),
    ...(wish.small === null ? {} : {vm_hugepages_nr_2M_pending: pages(wish.small, 2)}),
    ...(wish.large === null ? {} : {vm_hugepages_nr_1G_pending: pages(wish.large, 1024)}),
    ...(wish.small === null || !wish.percent ? {} : {vm_hugepages_2M_percentage: Number(wish.small)}),
    ...(wish.large === null || !wish.percent ? {} : {vm_hugepages_1G_percentage: Number(wish.large)}),
    ...(wish.switchPages === null ? {} : {vswitch_hugepages_reqd: Number(wish.switchPages)}),
    ...(wish.switchSize === null ? {} : {vswitch_hugepages_size_mib: Number(wish.switchSize)}),
    vm_pending_as_percentage: wish.percent,
  }
}
