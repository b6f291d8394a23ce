import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import type {Pairs} from '../../members.js'
import {path} from '../../path.js'
import {type Servers, serverChange} from '../server-list.js'
import {only} from '../singleton.js'

export const Ntp = z.looseObject({uuid: z.string(), ntpservers: z.string().nullish()})

export type Ntp = z.infer<typeof Ntp>

// An alias, not an interface: it shall pass for a record.
export type NtpChange = {ntpservers?: Servers}

export type NtpSettings = ReturnType<typeof ntp>

export function ntp(api: Api) {
  const get = () => only(api, '/intp', 'intps', Ntp)
  return {
    get,
    /** Stores the change and applies it. */
    async modify(change: NtpChange | Pairs) {
      const {uuid} = await get()
      const body = serverChange('ntpservers', change)
      return api.patch(path`/intp/${uuid}`, body, Ntp).catch(whenAbsent(`NTP not found: ${uuid}`))
    },
  }
}
