import type {Call} from '../../../http/call.js'
import type {Scope} from '../../../kernel/store.js'
import {noServer} from '../resource/resource.js'
import {type Host, hosts} from './model.js'

export function hostNamed(scope: Scope, ref: string): Host | undefined {
  const table = scope.of(hosts)
  return /^\d+$/.test(ref) ? table.find({id: Number(ref)}) : (table.get(ref) ?? table.find({hostname: ref}))
}

/** By number, uuid or name, as the genuine server finds hosts. */
export function findHost(c: Call): Host {
  const ref = c.params['host'] ?? ''
  return hostNamed(c.region, ref) ?? noServer(ref)
}
