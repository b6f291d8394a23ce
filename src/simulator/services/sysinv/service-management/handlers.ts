import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {looseOperations} from '../patch.js'
import {wishes} from '../resource/change.js'
import {optionalServiceRows, optionalServices} from './model.js'

/** Enables an optional service, or takes it out again; all others are there always. */
export function patchService(c: Call<'ref'>) {
  const name = c.params.ref
  if (!Object.hasOwn(optionalServices, name)) refuse(404, `Service ${name} could not be found.`)
  const enabled = ['true', 'True', true].includes(wishes(c, ['enabled'], looseOperations(c))['enabled'] as string)
  const table = c.region.of(optionalServiceRows)
  if (table.has(name)) table.update(name, {enabled})
  else table.insert({name, enabled})
  return {name, enabled, region_name: c.region.name, capabilities: {}}
}
