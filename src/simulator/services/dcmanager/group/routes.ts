import type {Router} from '../../../http/service.js'
import {createGroup, deleteGroup, listGroups, listMembers, showGroup, updateGroup} from './handlers.js'

export function groupRoutes(router: Router): void {
  router.get('/v1.0/subcloud-groups', {}, listGroups)
  router.post('/v1.0/subcloud-groups', {}, createGroup)
  router.get('/v1.0/subcloud-groups/:group', {}, showGroup)
  router.patch('/v1.0/subcloud-groups/:group', {}, updateGroup)
  router.delete('/v1.0/subcloud-groups/:group', {}, deleteGroup)
  // Any further word asks for the members.
  router.get('/v1.0/subcloud-groups/:group/:what', {}, listMembers)
}
