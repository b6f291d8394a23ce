import * as z from 'zod'
import type {Api} from '../api.js'
import {path} from '../path.js'
import {naming} from './naming.js'
import {unable} from './unable.js'

/** How the strategies of one subcloud are built, or by default of all. */
export const StrategyConfig = z.looseObject({
  /** Absent in the built-in defaults. */
  id: z.number().nullish(),
  name: z.string(),
  'storage-apply-type': z.string().nullish(),
  'worker-apply-type': z.string().nullish(),
  'max-parallel-workers': z.union([z.number(), z.string()]).nullish(),
  'alarm-restriction-type': z.string().nullish(),
  'default-instance-action': z.string().nullish(),
})

export type StrategyConfig = z.infer<typeof StrategyConfig>

/** The server wants all of them at once. */
export interface StrategyConfigSettings {
  'storage-apply-type': string
  'worker-apply-type': string
  'max-parallel-workers': number
  'alarm-restriction-type': string
  'default-instance-action': string
}

/** By this name the defaults are addressed. */
const DEFAULTS = 'SystemController'

export type StrategyConfigs = ReturnType<typeof strategyConfigs>

export function strategyConfigs(api: Api) {
  const one = (ref: string) => naming(api, 'subcloud', ref)
  return {
    list: () => api.list('/sw-update-options', 'sw-update-options', StrategyConfig),
    get: (subcloud: string = DEFAULTS) => one(subcloud).get(path`/sw-update-options/${subcloud}`, StrategyConfig),
    update: (settings: StrategyConfigSettings, subcloud: string = DEFAULTS) =>
      one(subcloud)
        .post(path`/sw-update-options/${subcloud}`, settings, StrategyConfig)
        .catch(unable(`update strategy options for subcloud ${subcloud}`)),
    delete: (subcloud: string) =>
      one(subcloud).delete(path`/sw-update-options/${subcloud}`).catch(unable('delete strategy options')),
  }
}
