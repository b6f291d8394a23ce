import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Scope} from '../../../kernel/store.js'
import {noServer} from '../resource/resource.js'
import {type Host, hosts} from './host.js'

export function hostNamed(scope: Scope, ref: string): Host | undefined {
  const table = scope.of(hosts)
  return /^\d+$/.test(ref) ? table.find({id: Number(ref)}) : (table.get(ref) ?? table.find({hostname: ref}))
}

/** By number, uuid or name, as the genuine server finds hosts. */
export const findHost = (c: Call<'host'>): Host => hostGiven(c, c.params.host)

/** The same for a host that a request names in its body; `None` is how the genuine server says that it names none. */
export function hostGiven(c: Call, ref: unknown): Host {
  const name = String(ref ?? 'None')
  return hostNamed(c.region, name) ?? noServer(name)
}

/** For what a host is given: the genuine server says no more than that it failed. */
export const hostFor = (c: Call, ref: unknown, otherwise: string): Host =>
  hostNamed(c.region, String(ref ?? 'None')) ?? refuse(400, `Invalid data${otherwise}`)
