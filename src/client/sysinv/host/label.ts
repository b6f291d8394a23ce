import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import {hosts} from './host.js'
import {hostInventory, type Named} from './host-inventory.js'

/** A kubernetes label of a host. */
export const Label = z.looseObject({
  uuid: z.string(),
  host_uuid: z.string().nullish(),
  label_key: z.string(),
  label_value: z.string().nullish(),
})

export type Label = z.infer<typeof Label>

const Assigned = z.looseObject({labels: z.array(Label)})

export type Labels = ReturnType<typeof labels>

export function labels(api: Api) {
  const {on} = hostInventory(api, 'labels', Label)
  return {
    async list(ref: string): Promise<Named<Label>[]> {
      const host = await hosts(api).get(ref)
      return (await on(host)).map((label) => ({...label, hostname: host.hostname}))
    },
    async assign(
      ref: string,
      wanted: Readonly<Record<string, string | null>>,
      {overwrite = false} = {},
    ): Promise<Label[]> {
      const {uuid} = await hosts(api).get(ref)
      const query = {overwrite: overwrite ? 'True' : 'False'}
      const {labels: assigned} = await api.post(path`/labels/${uuid}`, wanted, Assigned, {query})
      return Promise.all(
        assigned.map((label) =>
          api.get(path`/labels/${label.uuid}`, Label).catch(whenAbsent(`Host label not found: ${label.uuid}`)),
        ),
      )
    },
    /** A function that removes one label by its key, and says whether there was one. */
    async remover(ref: string): Promise<{hostname: string; remove(key: string): Promise<boolean>}> {
      const host = await hosts(api).get(ref)
      return {
        hostname: host.hostname ?? ref,
        async remove(key) {
          const found = (await on(host)).find(({label_key}) => label_key === key)
          if (found) await api.delete(path`/labels/${found.uuid}`)
          return found !== undefined
        },
      }
    },
  }
}
