import type {Router} from '../../../http/service.js'
import {deleteInterface, patchInterface, postInterface} from './interface.js'
import {deleteInterfaceDataNetwork, postInterfaceDataNetwork} from './interface-data-network.js'
import {deleteInterfaceNetwork, postInterfaceNetwork} from './interface-network.js'
import {deleteRoute, postRoute} from './route.js'

export function interfaceChanges(router: Router): void {
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
