import type {Scope} from '../../../kernel/store.js'
import {namesSecret} from '../../../kernel/telltale.js'
import {plannedNetworks} from '../region/place.js'
import type {Values} from '../values/values.js'
import {type Subcloud, type SubcloudFiles, subcloudFiles} from './model.js'

/** A subcloud of the scenario has the files that its deployment, long ago, left behind. */
export function filesOf(scope: Scope, subcloud: Subcloud): SubcloudFiles {
  return scope.of(subcloudFiles).get(subcloud.id) ?? leftBehind(subcloud)
}

export function keepFiles(scope: Scope, subcloud: Subcloud, patch: Partial<SubcloudFiles>): void {
  const table = scope.of(subcloudFiles)
  if (table.has(subcloud.id)) table.update(subcloud.id, patch)
  else table.insert({...leftBehind(subcloud), ...patch, subcloudId: subcloud.id})
}

function leftBehind({id, name, network, controllerGateway}: Subcloud): SubcloudFiles {
  const {oam} = plannedNetworks(id)
  return {
    subcloudId: id,
    bootstrapValues: {
      name,
      system_mode: 'simplex',
      management_subnet: network.subnet,
      management_start_address: network.start,
      management_end_address: network.end,
      management_gateway_address: network.gateway,
      external_oam_subnet: oam.subnet,
      external_oam_gateway_address: oam.gateway,
      external_oam_floating_address: oam.floating,
      systemcontroller_gateway_address: controllerGateway,
    },
    deployConfig: false,
    inventory: true,
    initialDeployment: false,
  }
}

/** Passwords and keys are not kept, however deep they stand: registries have theirs below. */
export function keptValues(values: Values): Values {
  return kept(values) as Values
}

function kept(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(kept)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([name]) => !namesSecret(name))
  return Object.fromEntries(members.map(([name, member]) => [name, kept(member)]))
}
