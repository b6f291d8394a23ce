import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {only} from '../singleton.js'

/** PTP as it was set up before there were instances. */
export const Ptp = z.looseObject({
  uuid: z.string(),
  mode: z.string().nullish(),
  transport: z.string().nullish(),
  mechanism: z.string().nullish(),
})

export type Ptp = z.infer<typeof Ptp>

export interface PtpChange {
  mode?: string
  transport?: string
  mechanism?: string
}

export type PtpSettings = ReturnType<typeof ptp>

export function ptp(api: Api) {
  const get = () => only(api, '/ptp', 'ptps', Ptp)
  return {
    get,
    async modify({mode, transport, mechanism}: PtpChange): Promise<Ptp> {
      const {uuid} = await get()
      const body = replacements({mode, transport, mechanism})
      return api.patch(path`/ptp/${uuid}`, body, Ptp).catch(whenAbsent(`PTP not found: ${uuid}`))
    },
    apply: () => api.post('/ptp/apply', undefined, z.unknown()),
  }
}
