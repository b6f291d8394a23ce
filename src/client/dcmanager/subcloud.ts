import * as z from 'zod'
import type {Api} from '../api.js'
import {path} from '../path.js'

export const Subcloud = z.looseObject({
  id: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  location: z.string().nullish(),
  'software-version': z.string().nullish(),
  'management-state': z.string(),
  'availability-status': z.string(),
  'deploy-status': z.string(),
  'backup-status': z.string().nullish(),
  'prestage-status': z.string().nullish(),
  'error-description': z.string().nullish(),
  'region-name': z.string().nullish(),
  group_id: z.number().nullish(),
  peer_group_id: z.number().nullish(),
  /** Only in lists. */
  sync_status: z.string().nullish(),
  endpoint_sync_status: z.array(z.looseObject({endpoint_type: z.string(), sync_status: z.string()})).nullish(),
  /** Only in details. */
  oam_floating_ip: z.string().nullish(),
  deploy_config_sync_status: z.string().nullish(),
  region_name: z.string().nullish(),
})

export type Subcloud = z.infer<typeof Subcloud>

export type Subclouds = ReturnType<typeof subclouds>

export function subclouds(api: Api) {
  return {
    /** Those that stand by for a peer site are left out, as the official program does, unless asked for. */
    async list({secondary = false}: {secondary?: boolean} = {}): Promise<Subcloud[]> {
      const all = await api.list('/subclouds/', 'subclouds', Subcloud)
      return secondary ? all : all.filter((subcloud) => !STANDING_BY.has(subcloud['deploy-status']))
    },
    get: (ref: string) => api.get(path`/subclouds/${ref}`, Subcloud),
    detail: (ref: string) => api.get(path`/subclouds/${ref}/detail`, Subcloud),
  }
}

const STANDING_BY = new Set(['secondary', 'secondary-failed'])
