import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import type {Standing} from '../../standing.js'
import {isNumber, theOne} from '../lookup.js'
import {systems} from '../platform/system.js'
import {type FilesystemChange, filesystemSteps} from './filesystem-change.js'

export const ControllerFs = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  /** In GiB. */
  size: z.number(),
  logical_volume: z.string().nullish(),
  replicated: z.boolean().nullish(),
  /** A Python dict as text: `{'status': 'available'}`. */
  state: z.string().nullish(),
})

export type ControllerFs = z.infer<typeof ControllerFs>

export type ControllerFilesystems = ReturnType<typeof controllerFilesystems>

export function controllerFilesystems(api: Api) {
  const list = () => api.list('/controller_fs', 'controller_fs', ControllerFs)

  /** By name, number or uuid. */
  async function find(ref: string): Promise<ControllerFs> {
    const about = {resource: 'controller-filesystem', ref} as const
    if (isNumber(ref)) {
      return api
        .get(path`/controller_fs/${ref}`, ControllerFs)
        .catch(whenAbsent(`Filesystem not found by uuid: ${ref}`, about))
    }
    const isMeant = ({name, uuid}: ControllerFs) => name === ref || uuid === ref
    return theOne(await list(), isMeant, `Filesystem not found by name or uuid: ${ref}`, about)
  }

  return {
    list,
    find,
    add({name, size}: {name: string; size: string}): Promise<ControllerFs> {
      const body = {name, size}
      return api.post('/controller_fs', body, ControllerFs).catch(whenAbsent(`Failed to create filesystem: ${name}`))
    },
    async delete(ref: string): Promise<ControllerFs> {
      const found = await find(ref)
      await api
        .delete(path`/controller_fs/${found.uuid}`)
        .catch(whenAbsent(`Filesystem delete failed: name ${found.name}`))
      return found
    },
    async modify(changes: readonly FilesystemChange[]): Promise<void> {
      const body = changes.map(filesystemSteps)
      const {uuid} = await systems(api).get()
      await api
        .put(path`/isystems/${uuid}/controller_fs/update_many`, body, z.unknown())
        .catch(whenAbsent('Failed to modify controller filesystems'))
    },
  }
}

/** Where file systems stand that are being made, changed or deleted. */
export function settlingFilesystems(all: readonly ControllerFs[]): Standing {
  const states = all.map(({name, state}) => ({
    name,
    status: /'status': '([^']*)'/.exec(state ?? '')?.[1] ?? 'available',
  }))
  const failed = states.find(({status}) => status.endsWith('_error'))
  if (failed) return {phase: 'failed', failed: `${failed.name}: ${failed.status}`}
  // What waits for an unlock does not go on before it.
  const busy = states.filter(({status}) => status.endsWith('_in_progress'))
  if (busy.length === 0) return {phase: 'settled', done: true}
  return {phase: busy.map(({name, status}) => `${name}: ${status}`).join(', ')}
}
