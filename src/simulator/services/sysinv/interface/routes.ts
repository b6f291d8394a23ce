import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {hostNamed} from '../record/find-host.js'
import {interfaces} from '../record/interface.js'
import {listRows, readRoutes} from '../resource/resource.js'
import {deleteInterface, patchInterface, postInterface} from './interface.js'
import {deleteInterfaceDataNetwork, postInterfaceDataNetwork} from './interface-data-network.js'
import {deleteInterfaceNetwork, postInterfaceNetwork} from './interface-network.js'
import {deleteRoute, postRoute} from './route.js'
import {
  ethernetPortResource,
  interfaceDataNetworkResource,
  interfaceNetworkResource,
  interfaceResource,
  portResource,
  routeResource,
} from './show.js'

export function interfaceRoutes(router: Router): void {
  router.get('/v1/iinterfaces', {}, () => refuse(400, 'Invalid ihost None'))
  router.get('/v1/ihosts/:parent/iinterfaces', {}, (c) => {
    // The one thing that is also listed under a host's number or name.
    const host = hostNamed(c.region, c.params.parent)
    return listRows(c, interfaceResource, c.region.of(interfaces).where({ihost_uuid: host?.uuid ?? ''}))
  })
  readRoutes(router, interfaceResource)
  readRoutes(router, portResource)
  readRoutes(router, ethernetPortResource)
  readRoutes(router, routeResource)
  readRoutes(router, interfaceNetworkResource)
  readRoutes(router, interfaceDataNetworkResource)
  router.post('/v1/iinterfaces', {}, postInterface)
  router.patch('/v1/iinterfaces/:uuid', {}, patchInterface)
  router.delete('/v1/iinterfaces/:uuid', {}, deleteInterface)
  router.post('/v1/interface_networks', {}, postInterfaceNetwork)
  router.delete('/v1/interface_networks/:uuid', {}, deleteInterfaceNetwork)
  router.post('/v1/interface_datanetworks', {}, postInterfaceDataNetwork)
  router.delete('/v1/interface_datanetworks/:uuid', {}, deleteInterfaceDataNetwork)
  router.post('/v1/routes', {}, postRoute)
  router.delete('/v1/routes/:uuid', {}, deleteRoute)
}
