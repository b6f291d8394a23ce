import type {Router} from '../../../http/service.js'
import {modifyCpus} from './cpu.js'
import {patchMemory} from './memory.js'

export function processorChanges(router: Router): void {
  router.put('/v1/ihosts/:host/state/host_cpus_modify', {}, modifyCpus)
  router.patch('/v1/imemorys/:uuid', {}, patchMemory)
}
