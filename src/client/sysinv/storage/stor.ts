import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {endsBadly} from '../../bad-end.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import type {Standing} from '../../standing.js'
import {create} from '../create.js'
import {gone} from '../gone.js'
import {hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'

/** A disk in the service of ceph. */
export const Stor = z.looseObject({
  uuid: z.string(),
  function: z.string().nullish(),
  state: z.string().nullish(),
  journal_size_mib: z.number().nullish(),
})

export type Stor = z.infer<typeof Stor>

export interface Journal {
  /** The uuid of the stor that holds it. */
  location?: string
  sizeMib?: number
}

export interface NewStor {
  function: string
  /** uuid */
  disk: string
  journal?: Journal
  /** uuid */
  tier?: string
}

export type Stors = ReturnType<typeof stors>

export function stors(api: Api) {
  const {list} = hostInventory(api, 'istors', Stor)
  const get = (uuid: string) => api.get(path`/istors/${uuid}`, Stor)
  return {
    list,
    get,
    /** What is left of one that is being deleted. */
    remains: (uuid: string) => get(uuid).catch(gone),
    async add(ref: string, {function: task, disk, journal = {}, tier}: NewStor): Promise<Stor> {
      const {location, sizeMib} = journal
      const body = {
        function: task,
        idisk_uuid: disk,
        ...(location === undefined ? {} : {journal_location: location}),
        ...(sizeMib === undefined ? {} : {journal_size_mib: sizeMib}),
        ...(tier === undefined ? {} : {tier_uuid: tier.replaceAll(' ', '')}),
      }
      const {uuid} = await hosts(api).get(ref)
      return create(api, '/istors', 'Stor', {...body, ihost_uuid: uuid}, Stor)
    },
    /** Puts the journal of an OSD elsewhere, or makes it larger. */
    async moveJournal(uuid: string, {location, sizeMib}: Journal): Promise<Stor> {
      const body = replacements({journal_location: location, journal_size_mib: sizeMib})
      return api.patch(path`/istors/${uuid}`, body, Stor).catch(whenAbsent(`OSD update failed: OSD ${uuid}`))
    },
    delete: (uuid: string, {force = false}: {force?: boolean} = {}) =>
      api
        .delete(path`/istors/${uuid}`, undefined, {query: {force: force ? 'True' : 'False'}})
        .catch(whenAbsent(`Delete failed, stor: ${uuid} not found`)),
  }
}

/** Where a stor stands that was added. */
export function configuring({state}: Stor): Standing {
  // Nothing more happens before somebody unlocks the host.
  if (state === 'configuring-on-unlock') return {phase: 'to be configured when the host is unlocked', done: true}
  return {
    phase: state || 'configuring',
    done: state === 'configured',
    failed: endsBadly(state) ? state : undefined,
  }
}
