import type {Call} from '../../http/call.js'
import {refuse} from '../../http/refusal.js'
import type {Router} from '../../http/service.js'
import {auditManaged} from './audit/level.js'

/** Somebody finished an update of the system controller: its subclouds are compared anew. */
function notified(c: Call) {
  const body = c.body as {events?: unknown} | undefined
  if (typeof body !== 'object' || body === null || !('events' in body)) {
    refuse(400, 'Missing required notification events')
  }
  auditManaged(c.sim)
  return null
}

export function notificationRoutes(router: Router): void {
  router.post('/v1.0/notifications', {}, notified)
}
