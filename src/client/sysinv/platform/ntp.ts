import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import {serverList} from '../server-list.js'
import {only} from '../singleton.js'

export const Ntp = z.looseObject({uuid: z.string(), ntpservers: z.string().nullish()})

export type Ntp = z.infer<typeof Ntp>

export type NtpSettings = ReturnType<typeof ntp>

export function ntp(api: Api) {
  const get = () => only(api, '/intp', 'intps', Ntp)
  return {
    get,
    /** Takes `name=value` words; an empty list of servers clears it. */
    async modify(words: readonly string[]) {
      const {uuid} = await get()
      const body = serverList('ntpservers', words)
      return api.patch(path`/intp/${uuid}`, body, Ntp).catch(whenAbsent(`NTP not found: ${uuid}`))
    },
  }
}
