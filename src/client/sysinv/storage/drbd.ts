import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import type {Standing} from '../../standing.js'
import {Host} from '../host/host.js'
import {only} from '../singleton.js'

/** How the disks of the controllers are kept the same. */
export const DrbdConfig = z.looseObject({
  uuid: z.string(),
  link_util: z.number().nullish(),
  num_parallel: z.number().nullish(),
  rtt_ms: z.number().nullish(),
})

export type DrbdConfig = z.infer<typeof DrbdConfig>

/** Texts, as the server takes them. */
export interface DrbdChange {
  link_util?: string
  rtt_ms?: string
  secure?: string
}

export type DrbdSettings = ReturnType<typeof drbd>

export function drbd(api: Api) {
  const get = () => only(api, '/drbdconfig', 'drbdconfigs', DrbdConfig)
  return {
    get,
    controllers: () => api.list('/ihosts', 'ihosts', Host, {query: {personality: 'controller'}}),
    /** Stores the change and applies it to the controllers. */
    async modify({link_util, rtt_ms, secure}: DrbdChange): Promise<DrbdConfig> {
      const {uuid} = await get()
      const body = replacements({link_util, rtt_ms, secure, action: 'apply'})
      return api.patch(path`/drbdconfig/${uuid}`, body, DrbdConfig).catch(whenAbsent(`DRBD Config not found: ${uuid}`))
    },
  }
}

/** Whose configuration is being applied. */
export const configuringHosts = (hosts: readonly Host[]): Host[] =>
  hosts.filter(({config_target, config_applied}) => config_target && config_applied !== config_target)

/** Where applying a configuration to hosts stands. */
export function applying(hosts: readonly Host[]): Standing {
  const busy = configuringHosts(hosts).map(({hostname}) => hostname)
  return busy.length === 0 ? {phase: 'configured', done: true} : {phase: `configuring ${busy.join(', ')}`}
}
