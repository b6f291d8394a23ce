import {refuse} from '../../../http/refusal.js'
import type {Memory} from './model.js'
import {type Keeper, most, required} from './reserved.js'

/** What is asked of the memory of a NUMA node, as it was written; null leaves it. */
export interface MemoryWish {
  readonly platform: string | null
  readonly small: string | null
  readonly large: string | null
  readonly switchPages: string | null
  readonly switchSize: string | null
  /** pages are parts of a hundred of what the platform leaves */
  readonly percent: boolean
}

const mib = {small: 2, large: 1024} as const

export const numberOr = (value: string | null, otherwise: number): number =>
  value === null ? otherwise : Number(value)

function whole(value: string, what: string): number {
  if (!/^\s*[+-]?\d+\s*$/.test(value)) refuse(400, `${what} must be a number`)
  return Number(value)
}

function checkVirtual(value: string | null, what: string): void {
  if (value !== null && whole(value, what) < 0) refuse(400, `${what} must be greater than or equal to zero`)
}

function checkSwitch({switchPages, switchSize}: MemoryWish, hasSwitch: boolean): void {
  if (switchPages !== null && switchSize === null) refuse(400, 'No vswitch hugepage size specified.')
  if (switchPages !== null) {
    const count = whole(switchPages, 'vSwitch huge pages')
    if (hasSwitch && count <= 0) refuse(400, 'vSwitch huge pages must be greater than zero')
    if (!hasSwitch && count !== 0) refuse(400, 'vSwitch huge pages must be 0 when vSwitch type is none')
  }
  if (switchSize === null) return
  const size = whole(switchSize, 'vSwitch huge pages')
  if (size <= 0) refuse(400, 'vSwitch huge pages size (MiB) must be greater than zero')
  if ((size & (size - 1)) !== 0) refuse(400, 'vSwitch hugepage size (MiB) must be a power of 2')
}

function checkReserved(value: string | null): void {
  if (value !== null && whole(value, 'Platform memory') < 0) refuse(400, 'Platform memory must be greater than zero')
}

/** What is asked for, else what is pending, else what is there. */
const pagesOf = (wanted: string | null, pending: number | null, present: number): number =>
  wanted === null ? pending || present : Number(wanted)

export function checkPages(memory: Memory, wish: MemoryWish, total: number, hasSwitch: boolean): void {
  checkVirtual(wish.small, 'VM huge pages 2M')
  checkVirtual(wish.large, 'VM huge pages 1G')
  checkSwitch(wish, hasSwitch)
  checkReserved(wish.platform)
  const switchSize = numberOr(wish.switchSize, memory.vswitch_hugepages_size_mib || mib.small)
  const forSwitch = numberOr(wish.switchPages, memory.vswitch_hugepages_nr) * switchSize
  const possible = total - numberOr(wish.platform, memory.platform_reserved_mib)
  const small = pagesOf(wish.small, memory.vm_hugepages_nr_2M_pending, memory.vm_hugepages_nr_2M)
  const large = pagesOf(wish.large, memory.vm_hugepages_nr_1G_pending, memory.vm_hugepages_nr_1G)
  checkSizes(small, large, switchSize, hasSwitch)
  if (wish.percent) {
    if (small > 100) refuse(400, '2M hugepage percent allocation must be within 0% - 100%.')
    if (large > 100) refuse(400, '1G hugepage percent allocation must be within 0% - 100%.')
  }
  const share = (pages: number, size: number) =>
    wish.percent ? Math.floor(((possible - forSwitch) * pages) / 100) : pages * size
  const [ofSmall, ofLarge] = [share(small, mib.small), share(large, mib.large)]
  const requested = ofSmall + ofLarge + forSwitch
  if (requested <= possible) return
  const most = (size: number, other: number) => Math.max(0, Math.floor((possible - forSwitch - other) / size))
  const [mostSmall, mostLarge] = [most(mib.small, ofLarge), most(mib.large, ofSmall)]
  const asked = `For a requested vSwitch hugepage allocation of ${forSwitch} MiB, max`
  if (large > 0) {
    refuse(400, `${asked} 1G pages: ${mostLarge}. . hp_possible: ${possible}. hp_requested: ${requested}`)
  }
  if (small > 0) refuse(400, `${asked} 2M pages: ${mostSmall}`)
  refuse(400, `Max vSwitch hugepage allocation is ${requested} MiB, when 2M is ${small} and 1G is ${large}`)
}

/** A host has huge pages of one size. */
function checkSizes(small: number, large: number, switchSize: number, hasSwitch: boolean): void {
  if (!hasSwitch) {
    if (small !== 0 && large !== 0) refuse(400, 'Host only supports single huge page size.')
  } else if (switchSize === mib.large) {
    if (small !== 0) refuse(400, 'Only 1G huge page allocation is supported')
  } else if (large !== 0) refuse(400, 'Only 2M huge page allocation is supported')
}

/** The platform exceeds what is left by so many MiB at most. */
const tolerance = 32

export function checkPlatform(keeper: Keeper, memory: Memory, wish: MemoryWish, total: number): void {
  if (wish.platform === null) return
  checkReserved(wish.platform)
  const reserved = Number(wish.platform)
  const {numa_node: node, minimum_platform_reserved_mib: least} = memory
  if (reserved < least) {
    refuse(400, `Platform reserved memory for numa node ${node} must be greater than the minimum value ${least}`)
  }
  if (reserved > most(total)) {
    const range = `[${required(keeper, node)}, ${most(total)}]`
    refuse(400, `Platform reserved memory ${reserved} MiB on node ${node} is not within range ${range}`)
  }
  const switchMib =
    numberOr(wish.switchSize, memory.vswitch_hugepages_size_mib) *
    (Number(wish.switchPages ?? 0) || memory.vswitch_hugepages_nr)
  const share = (wanted: string | null, present: number, size: number) =>
    wish.percent
      ? Math.floor(((total - reserved - switchMib) * Number(wanted ?? 0)) / 100)
      : numberOr(wanted, present) * size
  const allocated =
    share(wish.small, memory.vm_hugepages_nr_2M, mib.small) +
    share(wish.large, memory.vm_hugepages_nr_1G, mib.large) +
    switchMib
  const free = total - allocated
  const over = reserved - free
  if (over <= tolerance) return
  refuse(
    400,
    `Platform reserved memory ${reserved} MiB exceeds ${free} MiB available by ${over} MiB ` +
      `(2M: ${Math.floor(over / 2)} pages; 1G: ${Math.floor(over / 1024)} pages). ` +
      `total memory=${total} MiB, allocated=${allocated} MiB.`,
  )
}
