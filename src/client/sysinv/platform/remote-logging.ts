import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {only} from '../singleton.js'

export const RemoteLogging = z.looseObject({
  uuid: z.string(),
  ip_address: z.string().nullish(),
  enabled: z.boolean().nullish(),
  transport: z.string().nullish(),
  port: z.number().nullish(),
})

export type RemoteLogging = z.infer<typeof RemoteLogging>

/** Texts, as the server takes them. */
export interface RemoteLoggingChange {
  ip_address?: string
  enabled?: string
  transport?: string
  port?: string
}

export type RemoteLoggingSettings = ReturnType<typeof remoteLogging>

export function remoteLogging(api: Api) {
  const get = () => only(api, '/remotelogging', 'remoteloggings', RemoteLogging)
  return {
    get,
    /** Stores the change and applies it to the hosts. */
    async modify({ip_address, enabled, transport, port}: RemoteLoggingChange) {
      const {uuid} = await get()
      const body = replacements({ip_address, enabled, transport, port, action: 'apply'})
      return api
        .patch(path`/remotelogging/${uuid}`, body, RemoteLogging)
        .catch(whenAbsent(`remotelogging not found: ${uuid}`))
    },
  }
}
