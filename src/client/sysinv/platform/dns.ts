import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import {serverList} from '../server-list.js'
import {only} from '../singleton.js'

export const Dns = z.looseObject({uuid: z.string(), nameservers: z.string().nullish()})

export type Dns = z.infer<typeof Dns>

export type DnsSettings = ReturnType<typeof dns>

export function dns(api: Api) {
  const get = () => only(api, '/idns', 'idnss', Dns)
  return {
    get,
    /** Takes `name=value` words; an empty list of servers clears it. */
    async modify(words: readonly string[]) {
      const {uuid} = await get()
      const body = serverList('nameservers', words)
      return api.patch(path`/idns/${uuid}`, body, Dns).catch(whenAbsent(`DNS not found: ${uuid}`))
    },
  }
}
