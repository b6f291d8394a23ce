import * as z from 'zod'
import type {Api} from '../api.js'
import {path} from '../path.js'
import {changes} from './change.js'
import {naming} from './naming.js'
import {PeerGroup} from './peer-group.js'
import {unable} from './unable.js'

/** Another site that can take subclouds over. Its password is never told. */
export const SystemPeer = z.looseObject({
  id: z.number(),
  'peer-uuid': z.string(),
  'peer-name': z.string(),
  'manager-endpoint': z.string().nullish(),
  'manager-username': z.string().nullish(),
  'peer-controller-gateway-address': z.string().nullish(),
  'administrative-state': z.string().nullish(),
  'availability-state': z.string().nullish(),
})

export type SystemPeer = z.infer<typeof SystemPeer>

/** As the requests name them. */
export interface SystemPeerSettings {
  peer_uuid?: string
  peer_name?: string
  manager_endpoint?: string
  manager_username?: string
  /** In base64. */
  manager_password?: string
  peer_controller_gateway_address?: string
  administrative_state?: string
  heartbeat_interval?: string
  heartbeat_failure_threshold?: string
  heartbeat_failure_policy?: string
  heartbeat_maintenance_timeout?: string
}

/** The server has no defaults, and fails without these: they are the official client's. */
const DEFAULTS = {
  manager_username: 'admin',
  administrative_state: 'enabled',
  heartbeat_interval: 60,
  heartbeat_failure_threshold: 3,
  heartbeat_failure_policy: 'alarm',
  heartbeat_maintenance_timeout: 600,
}

export type SystemPeers = ReturnType<typeof systemPeers>

export function systemPeers(api: Api) {
  const one = (ref: string) => naming(api, 'system-peer', ref)
  return {
    list: () => api.list('/system-peers/', 'system_peers', SystemPeer),
    get: (ref: string) => one(ref).get(path`/system-peers/${ref}`, SystemPeer),
    peerGroups: (ref: string) =>
      one(ref).list(path`/system-peers/${ref}/subcloud-peer-groups`, 'subcloud_peer_groups', PeerGroup),
    add: (settings: SystemPeerSettings) =>
      api.post('/system-peers/', {...DEFAULTS, ...changes({...settings})}, SystemPeer),
    update: (ref: string, settings: SystemPeerSettings) =>
      one(ref)
        .patch(path`/system-peers/${ref}`, changes({...settings}), SystemPeer)
        .catch(unable(`update system peer ${ref}`)),
    delete: (ref: string) =>
      one(ref)
        .delete(path`/system-peers/${ref}`)
        .catch(unable(`delete system peer ${ref}`)),
  }
}
