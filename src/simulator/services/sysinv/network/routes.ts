import type {Router} from '../../../http/service.js'
import {readRoutes, showRow} from '../resource/resource.js'
import {deleteAddress, postAddress} from './address.js'
import {deleteDataNetwork, patchDataNetwork, postDataNetwork} from './data-network.js'
import {deleteNetwork, deleteNetworkPool, postNetwork, postNetworkPool} from './platform-network.js'
import {deletePool, patchPool, postPool} from './pool.js'
import {
  addressResource,
  dataNetworkAsked,
  dataNetworkResource,
  networkPoolResource,
  networkResource,
  poolResource,
} from './show.js'

export function networkRoutes(router: Router): void {
  // Before the route that takes only a uuid.
  router.get('/v1/datanetworks/:uuid', {}, (c) => showRow(c, dataNetworkResource, dataNetworkAsked(c)))
  readRoutes(router, poolResource)
  readRoutes(router, networkResource)
  readRoutes(router, networkPoolResource)
  readRoutes(router, addressResource)
  readRoutes(router, dataNetworkResource)
  router.post('/v1/addrpools', {}, postPool)
  router.patch('/v1/addrpools/:uuid', {}, patchPool)
  router.delete('/v1/addrpools/:uuid', {}, deletePool)
  router.post('/v1/networks', {}, postNetwork)
  router.delete('/v1/networks/:uuid', {}, deleteNetwork)
  router.post('/v1/network_addresspools', {}, postNetworkPool)
  router.delete('/v1/network_addresspools/:uuid', {}, deleteNetworkPool)
  router.post('/v1/datanetworks', {}, postDataNetwork)
  router.patch('/v1/datanetworks/:uuid', {}, patchDataNetwork)
  router.delete('/v1/datanetworks/:uuid', {}, deleteDataNetwork)
  router.post('/v1/addresses', {}, postAddress)
  router.delete('/v1/addresses/:uuid', {}, deleteAddress)
}
