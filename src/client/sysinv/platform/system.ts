import * as z from 'zod'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {only} from '../singleton.js'

export const System = z.looseObject({
  uuid: z.string(),
  name: z.string().nullish(),
  system_type: z.string().nullish(),
  system_mode: z.string().nullish(),
  distributed_cloud_role: z.string().nullish(),
  capabilities: z.looseObject({
    region_config: z.boolean().nullish(),
    sdn_enabled: z.boolean().nullish(),
    https_enabled: z.boolean().nullish(),
    vswitch_type: z.string().nullish(),
  }),
})

export type System = z.infer<typeof System>

/** What can be changed; texts, as the server takes them. */
export interface SystemChange {
  name?: string
  sdn_enabled?: string
  timezone?: string
  system_mode?: string
  description?: string
  contact?: string
  location?: string
  latitude?: string
  longitude?: string
  https_enabled?: string
  vswitch_type?: string
  security_feature?: string
}

/** The order in which the official client sends the changes. */
const changeable = [
  ...['name', 'sdn_enabled', 'timezone', 'system_mode', 'description', 'contact', 'location'],
  ...['latitude', 'longitude', 'https_enabled', 'vswitch_type', 'security_feature'],
] as (keyof SystemChange)[]

export type Systems = ReturnType<typeof systems>

export const systems = (api: Api) => ({
  get: () => only(api, '/isystems', 'isystems', System),
  modify: (uuid: string, change: SystemChange) =>
    api.patch(
      path`/isystems/${uuid}`,
      replacements(Object.fromEntries(changeable.map((name) => [name, change[name]]))),
      System,
    ),
})

const modes = ['duplex', 'duplex-direct']

/** What the official client refuses before it asks: only an all-in-one system can change its mode, and only to duplex. */
export function checkMode(system: System, mode: string): void {
  const refuse = (text: string) => {
    throw new ClientError('usage', text)
  }
  if (system.system_type !== 'All-in-one') refuse('system_mode can only be modified on an AIO system')
  if (system.system_mode === mode) refuse(`system_mode value already set to '${mode}'`)
  if (!modes.includes(mode)) {
    refuse(`Invalid value for system_mode, it can only be modified to '${modes.join("' or '")}'`)
  }
}
