import type {Call} from '../../../http/call.js'
import {platformPolicies} from '../../../http/policy.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {backupVerb, createBackup} from './handlers.js'

/** Operators make and delete backups; restoring changes a system. */
function verb(c: Call<'verb'>, release = '') {
  if (c.params.verb === 'restore' && !platformPolicies.write(c.user)) refuse(403, '')
  return backupVerb(c, release)
}

export function backupRoutes(router: Router): void {
  router.post('/v1.0/subcloud-backup', {policy: 'operate'}, createBackup)
  router.patch('/v1.0/subcloud-backup/:verb', {policy: 'operate'}, (c) => verb(c))
  router.patch('/v1.0/subcloud-backup/:verb/:release', {policy: 'operate'}, (c) => verb(c, c.params.release))
}
