import type {Router} from '../../../http/service.js'
import {readRoutes} from '../resource/resource.js'
import {modifyCpus} from './cpu.js'
import {patchMemory} from './memory.js'
import {cpuResource, memoryResource, nodeResource} from './show.js'

export function processorRoutes(router: Router): void {
  readRoutes(router, nodeResource)
  readRoutes(router, cpuResource)
  readRoutes(router, memoryResource)
  router.put('/v1/ihosts/:host/state/host_cpus_modify', {}, modifyCpus)
  router.patch('/v1/imemorys/:uuid', {}, patchMemory)
}
