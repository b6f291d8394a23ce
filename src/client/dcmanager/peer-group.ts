import * as z from 'zod'
import type {Api} from '../api.js'
import {path} from '../path.js'
import {changes} from './change.js'
import {naming} from './naming.js'
import {Subcloud} from './subcloud.js'
import {unable} from './unable.js'

/** Subclouds that move to another site together. */
export const PeerGroup = z.looseObject({
  id: z.number(),
  peer_group_name: z.string(),
  group_priority: z.number().nullish(),
  group_state: z.string().nullish(),
  system_leader_id: z.string().nullish(),
  system_leader_name: z.string().nullish(),
  max_subcloud_rehoming: z.number().nullish(),
  migration_status: z.string().nullish(),
})

export type PeerGroup = z.infer<typeof PeerGroup>

/** How many of its subclouds are in which state. */
export const PeerGroupStatus = z.looseObject({
  peer_group_id: z.number(),
  peer_group_name: z.string(),
  total_subclouds: z.number(),
})

export type PeerGroupStatus = z.infer<typeof PeerGroupStatus>

export interface PeerGroupSettings {
  name?: string
  state?: string
  maxRehoming?: number
}

const Several = z.looseObject({subclouds: z.array(Subcloud)})

export type PeerGroups = ReturnType<typeof peerGroups>

export function peerGroups(api: Api) {
  const one = (ref: string) => naming(api, 'peer-group', ref)
  return {
    list: () => api.list('/subcloud-peer-groups/', 'subcloud_peer_groups', PeerGroup),
    get: (ref: string) => one(ref).get(path`/subcloud-peer-groups/${ref}`, PeerGroup),
    status: (ref: string) => one(ref).get(path`/subcloud-peer-groups/${ref}/status`, PeerGroupStatus),
    subclouds: (ref: string) => one(ref).list(path`/subcloud-peer-groups/${ref}/subclouds`, 'subclouds', Subcloud),
    add: ({name, state = 'enabled', maxRehoming = 10}: PeerGroupSettings & {name: string}) =>
      api.post('/subcloud-peer-groups/', members({name, state, maxRehoming}), PeerGroup),
    update: (ref: string, settings: PeerGroupSettings) =>
      one(ref)
        .patch(path`/subcloud-peer-groups/${ref}`, changes(members(settings)), PeerGroup)
        .catch(unable(`update subcloud peer group ${ref}`)),
    /** Takes the subclouds over from the peer site; returns those that move. The password is in base64. */
    async migrate(ref: string, sysadmin_password: string): Promise<Subcloud[]> {
      const reply = await one(ref)
        .patch(path`/subcloud-peer-groups/${ref}/migrate`, {sysadmin_password}, Several)
        .catch(unable(`migrate subcloud peer group ${ref}`))
      return reply.subclouds
    },
    delete: (ref: string) =>
      one(ref)
        .delete(path`/subcloud-peer-groups/${ref}`)
        .catch(unable(`delete subcloud peer group ${ref}`)),
  }
}

/** Requests have hyphens where replies have underscores. */
const members = ({name, state, maxRehoming}: PeerGroupSettings) => ({
  'peer-group-name': name,
  'group-state': state,
  'max-subcloud-rehoming': maxRehoming,
})
