import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Scope} from '../../../kernel/store.js'
import {type Host, hosts} from '../record/host.js'
import {type Interface, interfaces, ports} from '../record/interface.js'
import {noServer} from '../resource/resource.js'

export const noInterface = (ref: string): never => refuse(400, `No entry found for interface ${ref}`)

export const hostOf = (c: Call, face: {ihost_uuid: string}): Host =>
  c.region.of(hosts).get(face.ihost_uuid) ?? noServer(face.ihost_uuid)

export const faceNamed = (c: Call, ref: unknown): Interface =>
  c.region.of(interfaces).get(String(ref)) ?? noInterface(String(ref))

export const touch = (c: Call, face: Interface, patch: Partial<Interface>): Interface =>
  c.region.of(interfaces).update(face.uuid, {...patch, updatedAt: c.sim.now()})

export const portsOf = (c: Call, face: Interface) => c.region.of(ports).where({interface_uuid: face.uuid})

/** The interfaces of a host that lie on top of the named one. */
export const usersOf = (scope: Scope, below: Interface): readonly Interface[] =>
  scope.of(interfaces).where((one) => one.ihost_uuid === below.ihost_uuid && one.uses.includes(below.ifname))
