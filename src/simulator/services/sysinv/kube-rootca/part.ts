import type {HostPart} from '../part.js'
import {checkRootca} from './obstacle.js'

export const rootcaPart: HostPart = {
  listedAs: ['kube_update_ca'],
  mayUnlock: (host, c, {force}) => {
    if (!force) checkRootca(host, c, 'unlock')
  },
}
