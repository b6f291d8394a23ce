import type {Association} from '../client/dcmanager/association.js'
import type {PeerGroup, PeerGroupStatus} from '../client/dcmanager/peer-group.js'
import type {SystemPeer} from '../client/dcmanager/system-peer.js'
import {type Column, columns, type View} from '../output/view.js'
import {spaced, underscored} from './heading.js'

const peerGroupColumns: Column<PeerGroup>[] = [
  ...columns<PeerGroup>('id', 'peer_group_name', 'group_priority', 'group_state'),
  ...columns<PeerGroup>('system_leader_id', 'system_leader_name', 'max_subcloud_rehoming'),
]
const peerGroupDetails = [...peerGroupColumns, ...underscored<PeerGroup>('created-at', 'updated-at')]

export const peerGroupView: View<PeerGroup> = {
  style: 'field',
  list: peerGroupDetails,
  spare: ['updated-at', 'created-at', 'system_leader_id', 'max_subcloud_rehoming', 'group_priority'],
  show: peerGroupDetails,
}

/** The groups that a peer site knows: without dates. */
export const sharedPeerGroupView: View<PeerGroup> = {
  style: 'field',
  list: peerGroupColumns,
  spare: ['system_leader_id', 'max_subcloud_rehoming', 'group_priority'],
}

export const peerGroupStatusView: View<PeerGroupStatus> = {
  style: 'field',
  show: [
    ...columns<PeerGroupStatus>('peer_group_id', 'peer_group_name', 'total_subclouds', 'complete'),
    ...columns<PeerGroupStatus>('waiting_for_migrate', 'rehoming', 'rehome_failed', 'managed', 'unmanaged'),
  ],
}

const sync: Column<Association> = {field: 'sync-status', label: 'sync_status', state: true}

export const associationView: View<Association> = {
  style: 'field',
  list: [
    ...underscored<Association>('id', 'peer-group-id', 'system-peer-id'),
    {field: 'association-type', label: 'type'},
    sync,
    ...underscored<Association>('peer-group-priority'),
  ],
  spare: ['peer-group-priority'],
  show: [
    ...underscored<Association>('id', 'peer-group-id', 'system-peer-id', 'association-type'),
    sync,
    ...underscored<Association>('peer-group-priority', 'sync-message', 'created-at', 'updated-at'),
  ],
}

const gateway: Column<SystemPeer> = {field: 'peer-controller-gateway-address', label: 'controller gateway address'}

export const systemPeerView: View<SystemPeer> = {
  style: 'field',
  list: [...spaced<SystemPeer>('id', 'peer-uuid', 'peer-name', 'manager-endpoint'), gateway],
  spare: ['peer-uuid'],
  show: [
    ...spaced<SystemPeer>('id', 'peer-uuid', 'peer-name', 'manager-endpoint', 'manager-username'),
    gateway,
    ...spaced<SystemPeer>('administrative-state', 'heartbeat-interval', 'heartbeat-failure-threshold'),
    ...spaced<SystemPeer>('heartbeat-failure-policy', 'heartbeat-maintenance-timeout'),
    {field: 'availability-state', label: 'availability state', state: true},
    ...underscored<SystemPeer>('created-at', 'updated-at'),
  ],
}
