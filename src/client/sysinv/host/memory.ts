import * as z from 'zod'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {type PatchStep, replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {isNumber, theOne} from '../lookup.js'
import {type Host, hosts} from './host.js'
import {hostInventory} from './host-inventory.js'

const Node = z.looseObject({uuid: z.string(), numa_node: z.number()})

/** The memory of one processor. */
export const Memory = z.looseObject({
  uuid: z.string(),
  inode_uuid: z.string().nullish(),
  numa_node: z.number().nullish(),
  memtotal_mib: z.number().nullish(),
  vm_hugepages_nr_2M_pending: z.number().nullish(),
  vm_hugepages_nr_1G_pending: z.number().nullish(),
})

export type Memory = z.infer<typeof Memory>

/** Texts, as people type them; huge pages as a number, or for applications as a share such as `40%`. */
export interface MemoryChange {
  platformMib?: string
  pages2M?: string
  pages1G?: string
  for?: 'application' | 'vswitch'
}

export type Memories = ReturnType<typeof memories>

export function memories(api: Api) {
  const nodes = hostInventory(api, 'inodes', Node)
  const {on} = hostInventory(api, 'imemorys', Memory)

  async function of(host: Host): Promise<Memory[]> {
    const [processors, rows] = await Promise.all([nodes.on(host), on(host)])
    return rows.map((row) => {
      const node = processors.find(({uuid}) => uuid === row.inode_uuid)
      return node ? {...row, numa_node: node.numa_node} : row
    })
  }

  async function find(host: string, processor: string): Promise<Memory> {
    const owner = await hosts(api).get(host)
    const missing = `Processor not found: host ${owner.hostname} processor ${processor}`
    const isMeant = ({numa_node}: Memory) => isNumber(processor) && numa_node === Number(processor)
    return theOne(await of(owner), isMeant, missing, {resource: 'memory', ref: processor, of: owner.hostname})
  }

  return {
    list: async (host: string) => of(await hosts(api).get(host)),
    find,
    /** In use after the host was unlocked; nothing is sent, and nothing comes back, where nothing changes. */
    async modify(host: string, processor: string, change: MemoryChange): Promise<Memory | undefined> {
      const {uuid} = await find(host, processor)
      const body = change.for === 'vswitch' ? ofVswitch(change) : ofApplications(change)
      return body.length > 0 ? api.patch(path`/imemorys/${uuid}`, body, Memory) : undefined
    },
  }
}

/** The virtual switch has pages of one size; of two that are asked for, the official client sends both and means the last. */
function ofVswitch({platformMib, pages2M, pages1G}: MemoryChange): PatchStep[] {
  return [
    ...replacements({platform_reserved_mib: platformMib}),
    ...replacements({vswitch_hugepages_reqd: pages2M}),
    ...replacements({vswitch_hugepages_reqd: pages1G}),
    ...replacements({vswitch_hugepages_size_mib: pages1G === undefined ? pages2M && 2 : 1024}),
  ]
}

function ofApplications({platformMib, pages2M, pages1G}: MemoryChange): PatchStep[] {
  const small = pages2M === undefined ? undefined : pagesIn(pages2M)
  const large = pages1G === undefined ? undefined : pagesIn(pages1G)
  if (small && large && small.percent !== large.percent) {
    throw new ClientError('usage', '2MB hugepage and 1GB hugepage values must both be percent or not percent.')
  }
  const share = (small ?? large)?.percent
  return replacements({
    platform_reserved_mib: platformMib,
    vm_hugepages_nr_2M_pending: small?.count,
    vm_hugepages_nr_1G_pending: large?.count,
    vm_pending_as_percentage: share === undefined ? undefined : share ? 'True' : 'False',
  })
}

function pagesIn(text: string): {count: number; percent: boolean} {
  const {count, sign} = /^(?<count>-?\d+)(?<sign>%*)$/.exec(text.trim())?.groups ?? {}
  if (count !== undefined) return {count: Number(count), percent: sign !== ''}
  throw new ClientError('usage', `"${text}" is no number of huge pages`, {
    hint: 'give a number, or a share such as 40%',
  })
}
