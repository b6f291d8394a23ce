import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {hosts, nameOf} from './host.js'

/** What the genuine server changes only on locked hosts, and answers 500 otherwise. */
export function checkEditable(c: Call, uuid: string): void {
  const host = c.region.of(hosts).get(uuid)
  if (host === undefined || host.administrative === 'locked') return
  refuse(400, `Unable to complete the action because Host ${nameOf(host)} is in administrative state = unlocked.`)
}
