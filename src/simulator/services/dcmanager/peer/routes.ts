import {platformPolicies} from '../../../http/policy.js'
import type {Router} from '../../../http/service.js'
import {
  createAssociation,
  deleteAssociation,
  listAssociations,
  patchAssociation,
  requestSync,
  showAssociation,
} from './association.js'
import {
  createPeerGroup,
  deletePeerGroup,
  directPeerGroup,
  listPeerGroups,
  patchPeerGroup,
  readPeerGroup,
  showPeerGroup,
} from './peer-group.js'
import {createPeer, deletePeer, listPeerGroupsOf, listPeers, showPeer, updatePeer} from './system-peer.js'

/** Peer groups are nothing that readers and operators may see. */
const seen = {policy: platformPolicies.write}

export function peerRoutes(router: Router): void {
  router.get('/v1.0/system-peers', {}, listPeers)
  router.post('/v1.0/system-peers', {}, createPeer)
  router.get('/v1.0/system-peers/:peer', {}, showPeer)
  router.patch('/v1.0/system-peers/:peer', {}, updatePeer)
  router.delete('/v1.0/system-peers/:peer', {}, deletePeer)
  router.get('/v1.0/system-peers/:peer/:what', {}, listPeerGroupsOf)

  router.get('/v1.0/subcloud-peer-groups', seen, listPeerGroups)
  router.post('/v1.0/subcloud-peer-groups', {}, createPeerGroup)
  router.get('/v1.0/subcloud-peer-groups/:group', seen, showPeerGroup)
  router.patch('/v1.0/subcloud-peer-groups/:group', {}, patchPeerGroup)
  router.delete('/v1.0/subcloud-peer-groups/:group', {}, deletePeerGroup)
  router.get('/v1.0/subcloud-peer-groups/:group/:verb', seen, readPeerGroup)
  router.patch('/v1.0/subcloud-peer-groups/:group/:verb', {}, directPeerGroup)

  router.get('/v1.0/peer-group-associations', {}, listAssociations)
  router.post('/v1.0/peer-group-associations', {}, createAssociation)
  router.get('/v1.0/peer-group-associations/:association', {}, showAssociation)
  router.patch('/v1.0/peer-group-associations/:association', {}, patchAssociation)
  router.delete('/v1.0/peer-group-associations/:association', {}, deleteAssociation)
  router.patch('/v1.0/peer-group-associations/:association/:sync', {}, requestSync)
}
