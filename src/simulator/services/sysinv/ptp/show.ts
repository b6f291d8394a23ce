import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {hosts} from '../record/host.js'
import {interfaces} from '../record/interface.js'
import {noServer, pick, type Resource} from '../resource/resource.js'
import {uuidArgument} from '../resource/uuid.js'
import * as model from './model.js'

const noneWith =
  (thing: string) =>
  (ref: string): never =>
    refuse(404, `No ${thing} with id ${ref} found.`)

const hostName = (c: Call, uuid: string): string => c.region.of(hosts).get(uuid)?.hostname ?? uuid

export const parametersOf = (c: Call, owner: string) =>
  c.region.of(model.ptpParameters).where((one) => one.owners.includes(owner))

/** By section, in order of name: what the configuration file will say. */
function sections(c: Call, owner: string): Record<string, string[]> {
  const bySection: Record<string, string[]> = {}
  for (const {section, name, value} of parametersOf(c, owner)) {
    bySection[section] = [...(bySection[section] ?? []), `${name}=${value}`]
  }
  return bySection
}

export const instanceResource: Resource<model.PtpInstance> = {
  collection: model.ptpInstances,
  path: 'ptp_instances',
  argument: 'ptp_instance_uuid',
  missing: noneWith('PTP instance'),
  sortedBy: 'name',
  show: (instance, view) => ({
    ...view.dates(),
    ...pick(instance, 'id', 'uuid'),
    type: 'ptp-instance',
    capabilities: {},
    ...pick(instance, 'name', 'service'),
    hostnames: instance.host_uuids.map((uuid) => hostName(view.c, uuid)),
    parameters: sections(view.c, instance.uuid),
  }),
}

export const ptpInterfaceResource: Resource<model.PtpInterface> = {
  collection: model.ptpInterfaces,
  path: 'ptp_interfaces',
  argument: 'ptp_interface_uuid',
  missing: noneWith('PTP interface'),
  show: (row, view) => {
    const instance = view.c.region.of(model.ptpInstances).get(row.ptp_instance_uuid)
    const used = row.interface_uuids.flatMap((uuid) => view.c.region.of(interfaces).get(uuid) ?? [])
    return {
      ...view.dates(),
      ...pick(row, 'id', 'uuid'),
      type: 'ptp-interface',
      capabilities: {},
      name: row.name,
      ptp_instance_id: instance?.id ?? null,
      ptp_instance_uuid: row.ptp_instance_uuid,
      ptp_instance_name: instance?.name ?? null,
      hostnames: [...new Set(used.map((one) => hostName(view.c, one.ihost_uuid)))],
      interface_names: used.map((one) => `${hostName(view.c, one.ihost_uuid)}/${one.ifname}`),
      parameters: parametersOf(view.c, row.uuid).map(({name, value}) => `${name}=${value}`),
    }
  },
}

export const parameterResource: Resource<model.PtpParameter> = {
  collection: model.ptpParameters,
  path: 'ptp_parameters',
  argument: 'ptp_parameter_uuid',
  missing: noneWith('PTP parameter'),
  sortedBy: 'name',
  filters: ['type'],
  show: (row, view) => ({
    ...view.dates(),
    ...(view.single ? {id: row.id} : {}),
    ...pick(row, 'uuid', 'section', 'name', 'value', 'owners'),
  }),
}

export function knownHost(c: Call<'parent'>): string {
  const ref = uuidArgument('host_uuid', c.params.parent)
  return c.region.of(hosts).get(ref)?.uuid ?? noServer(ref)
}
