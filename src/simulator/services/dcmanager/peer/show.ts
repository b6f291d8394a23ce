import {spaced} from '../../../date.js'
import type {PeerGroup} from './model.js'

export const shownPeerGroup = (group: PeerGroup) => ({
  id: group.id,
  peer_group_name: group.name,
  group_priority: group.priority,
  group_state: group.state,
  max_subcloud_rehoming: group.maxRehoming,
  system_leader_id: group.leaderId,
  system_leader_name: group.leaderName,
  migration_status: group.migration,
  'created-at': spaced(group.createdAt),
  'updated-at': group.updatedAt === null ? null : spaced(group.updatedAt),
})
