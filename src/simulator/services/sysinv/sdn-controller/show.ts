import {noServer, pick, type Resource} from '../resource/resource.js'
import {type SdnController, sdnControllers} from './model.js'

export const sdnControllerResource: Resource<SdnController> = {
  collection: sdnControllers,
  path: 'sdn_controller',
  list: 'sdn_controllers',
  linked: 'sdn_controllers',
  argument: 'uuid',
  missing: noServer,
  show: (row, view) => ({
    ...pick(row, 'uuid', 'state', 'port', 'ip_address', 'transport'),
    links: view.links(),
    ...(view.single ? view.dates() : {}),
  }),
}
