import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import type {Pairs} from '../../members.js'
import {path} from '../../path.js'
import {type Servers, serverChange} from '../server-list.js'
import {only} from '../singleton.js'

export const Dns = z.looseObject({uuid: z.string(), nameservers: z.string().nullish()})

export type Dns = z.infer<typeof Dns>

// An alias, not an interface: it shall pass for a record.
export type DnsChange = {nameservers?: Servers}

export type DnsSettings = ReturnType<typeof dns>

export function dns(api: Api) {
  const get = () => only(api, '/idns', 'idnss', Dns)
  return {
    get,
    /** Stores the change and applies it. */
    async modify(change: DnsChange | Pairs) {
      const {uuid} = await get()
      const body = serverChange('nameservers', change)
      return api.patch(path`/idns/${uuid}`, body, Dns).catch(whenAbsent(`DNS not found: ${uuid}`))
    },
  }
}
