import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import type {Standing} from '../../standing.js'
import {type Host, hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'
import {isNumber, theOne} from '../lookup.js'
import {type FilesystemChange, filesystemSteps} from './filesystem-change.js'

/** A file system of one host; sizes are GiB. */
export const HostFs = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  size: z.number().nullish(),
  state: z.string().nullish(),
})

export type HostFs = z.infer<typeof HostFs>

export type HostFileSystems = ReturnType<typeof hostFileSystems>

export function hostFileSystems(api: Api) {
  const {on, list} = hostInventory(api, 'host_fs', HostFs)

  async function lookUp(host: Host, ref: string): Promise<HostFs> {
    if (isNumber(ref)) {
      return api.get(path`/host_fs/${ref}`, HostFs).catch(whenAbsent(`Filesystem not found by id: ${ref}`))
    }
    const missing = `Filesystem not found by name or uuid: ${ref}`
    const isMeant = ({name, uuid}: HostFs) => name === ref || uuid === ref
    return theOne(await on(host), isMeant, missing, {resource: 'host-filesystem', ref, of: host.hostname})
  }

  return {
    list,
    /** By name, number or uuid. */
    find: async (host: string, ref: string) => lookUp(await hosts(api).get(host), ref),
    async add(ref: string, {name, size}: {name: string; size: string}): Promise<HostFs> {
      const {uuid} = await hosts(api).get(ref)
      const body = {name, size, ihost_uuid: uuid}
      return api.post('/host_fs', body, HostFs).catch(whenAbsent(`Failed to create filesystem: host ${ref}`))
    },
    /** Returns all file systems of the host. */
    async modify(ref: string, changes: readonly FilesystemChange[]): Promise<HostFs[]> {
      const body = changes.map(filesystemSteps)
      const host = await hosts(api).get(ref)
      await api
        .put(path`/ihosts/${host.uuid}/host_fs/update_many`, body, z.unknown())
        .catch(whenAbsent('Failed to modify filesystems'))
      return on(host)
    },
    /** Returns the file systems that the host then has. */
    async delete(ref: string, name: string, {force = false}: {force?: boolean} = {}): Promise<HostFs[]> {
      const host = await hosts(api).get(ref)
      const {uuid} = await lookUp(host, name)
      await api
        .delete(path`/host_fs/${uuid}`, undefined, {query: {force: force ? 'True' : 'False'}})
        .catch(whenAbsent(`Filesystem delete failed: host ${ref}: name ${name}`))
      return on(host)
    },
  }
}

/** Where file systems stand that were added, changed or deleted; the words are those of `state`. */
export const settling =
  (names: readonly string[]) =>
  (rows: readonly HostFs[]): Standing => {
    const meant = rows.filter(({name}) => names.includes(name))
    const wrong = meant.find(({state}) => state === 'Error')
    if (wrong) return {phase: 'error', failed: `file system ${wrong.name} is in error`}
    // What happens on unlock only, does not happen while somebody waits.
    const busy = meant.find(({state}) => /^(creating|deleting|modifying|reconfigure with app)$/i.test(state ?? ''))
    if (busy) return {phase: `${busy.name}: ${busy.state?.toLowerCase()}`}
    return {phase: meant.map(({name, state}) => `${name}: ${state?.toLowerCase()}`).join(', ') || 'gone', done: true}
  }
