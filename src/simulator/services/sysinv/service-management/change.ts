import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {wishes} from '../resource/change.js'
import {serviceExceptions} from './model.js'
import {serviceRows} from './state.js'

/** Enables a service, or takes it out; its group stays as it is. */
function patchService(c: Call) {
  const name = c.params['ref'] ?? ''
  const known = serviceRows(c).find((one) => one.name === name)
  if (known === undefined) refuse(404, `Service ${name} could not be found.`)
  const wish = wishes(c, ['enabled'])
  const enabled = ['true', 'True', true].includes(wish['enabled'] as string)
  const table = c.region.of(serviceExceptions)
  if (table.has(name)) table.update(name, {enabled})
  else table.insert({name, enabled, failed: false})
  return {name, enabled, region_name: c.region.name, capabilities: {}}
}

export function serviceManagementChanges(router: Router): void {
  router.patch('/v1/services/:ref', {}, patchService)
}
