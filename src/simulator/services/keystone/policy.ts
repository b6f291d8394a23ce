import type {Call} from '../../http/call.js'
import type {Policy} from '../../http/policy.js'
import {refuse} from '../../http/refusal.js'

export const administrators: Policy = (user) => user.roles.includes('admin')
export const readers: Policy = (user) => user.roles.includes('reader')
export const signedIn: Policy = () => true

/** Everybody may look at what is one's own; at that of others whoever may read. */
export function mustBe(c: Call, user: string, action: string): void {
  if (c.user.id === user || readers(c.user)) return
  refuse(403, `You are not authorized to perform the requested action: identity:${action}.`)
}
