import type {Call} from '../../../http/call.js'
import {type Host, hosts} from '../record/host.js'
import {type Interface, interfaces, ports} from '../record/interface.js'
import {noServer} from '../resource/resource.js'
import * as resources from './resource.js'

export const hostOf = (c: Call, face: {ihost_uuid: string}): Host =>
  c.region.of(hosts).get(face.ihost_uuid) ?? noServer(face.ihost_uuid)

export const faceNamed = (c: Call, ref: unknown): Interface =>
  c.region.of(interfaces).get(String(ref)) ?? resources.noInterface(String(ref))

export const touch = (c: Call, face: Interface, patch: Partial<Interface>): Interface =>
  c.region.of(interfaces).update(face.uuid, {...patch, updatedAt: c.sim.now()})

export const portsOf = (c: Call, face: Interface) => c.region.of(ports).where({interface_uuid: face.uuid})
