import {refuse} from '../../../http/refusal.js'
import type {Scope} from '../../../kernel/store.js'
import {type HostPart, rowsOf} from '../part.js'
import {isWorker, nameOf} from '../record/host.js'
import {cpus, type Memory, memories, nodes} from './model.js'
import {keeperOf, keptTogether, requiredTogether} from './reserved.js'
import {fitProcessors} from './seed.js'

/** Processors and memory. */
export const processorPart: HostPart = {
  rows: [rowsOf(nodes, 'ihost_uuid'), rowsOf(cpus, 'ihost_uuid'), rowsOf(memories, 'ihost_uuid')],
  fit: fitProcessors,
  listedAs: ['inodes', 'icpus', 'imemorys'],
  mayUnlock: (host, c) => {
    if (!isWorker(host)) return
    const rows = c.region.of(memories).where({ihost_uuid: host.uuid})
    for (const memory of rows) checkMemory(memory)
    const least = requiredTogether(keeperOf(host, c), rows)
    if (keptTogether(rows) >= least) return
    refuse(
      400,
      `Insufficient memory reserved for platform on ${nameOf(host)}. ` +
        `Platform memory must be at least ${least} MiB summed across all numa nodes.`,
    )
  },
  onUnlock: applyPages,
}

function checkMemory(memory: Memory): void {
  const total = memory.memtotal_mib + memory.platform_reserved_mib
  const small = memory.vm_hugepages_nr_2M_pending ?? memory.vm_hugepages_nr_2M
  const large = memory.vm_hugepages_nr_1G_pending ?? memory.vm_hugepages_nr_1G
  const wanted = memory.platform_reserved_mib + small * 2 + large * 1024
  if (wanted > total) {
    refuse(
      400,
      `Rejected: host requires ${wanted} MiB memory on processor ${memory.numa_node} but only has ${total} MiB available`,
    )
  }
}

/** Huge pages are there from the next start. */
function applyPages(scope: Scope, host: string, at: number): void {
  for (const row of scope.of(memories).where({ihost_uuid: host})) {
    const {vm_hugepages_nr_2M_pending: small, vm_hugepages_nr_1G_pending: large} = row
    if (small === null && large === null) continue
    const count2M = small ?? row.vm_hugepages_nr_2M
    const count1G = large ?? row.vm_hugepages_nr_1G
    scope.of(memories).update(row.uuid, {
      vm_hugepages_nr_2M: count2M,
      vm_hugepages_avail_2M: count2M,
      vm_hugepages_nr_2M_pending: null,
      vm_hugepages_nr_1G: count1G,
      vm_hugepages_avail_1G: count1G,
      vm_hugepages_nr_1G_pending: null,
      vm_hugepages_nr_4K: Math.max(0, row.memtotal_mib - count2M * 2 - count1G * 1024) * 256,
      hugepages_configured: count2M + count1G > 0,
      updatedAt: at,
    })
  }
}
