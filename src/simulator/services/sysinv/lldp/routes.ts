import type {Router} from '../../../http/service.js'
import {readRoutes} from '../resource/resource.js'
import {lldpAgentResource, lldpNeighbourResource} from './show.js'

export function lldpRoutes(router: Router): void {
  readRoutes(router, lldpAgentResource)
  readRoutes(router, lldpNeighbourResource)
}
