import type {HostPart} from '../part.js'
import {reviewDeployment} from './deployment.js'

/** A storage host that is added decides how ceph is deployed. */
export const cephPart: HostPart = {onAdd: (c) => reviewDeployment(c.region, c.sim.now())}
