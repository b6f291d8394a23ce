import {isoMicros, spaced} from '../../../date.js'
import {pythonJson} from '../values/values.js'
import {hinted} from './hint.js'
import type {Subcloud} from './model.js'

type Date = (time: number) => string

/** What every reply about a subcloud holds. Replies that passed the background worker write dates in another way. */
export const bareSubcloud = (subcloud: Subcloud, date: Date = spaced) => ({
  id: subcloud.id,
  name: subcloud.name,
  description: subcloud.description,
  location: subcloud.location,
  'software-version': subcloud.softwareVersion,
  'management-state': subcloud.management,
  'availability-status': subcloud.availability,
  'deploy-status': subcloud.deployStatus,
  'backup-status': subcloud.backupStatus,
  'backup-datetime': subcloud.backupAt === null ? null : date(subcloud.backupAt),
  'error-description': subcloud.errorDescription,
  'region-name': subcloud.region,
  'management-subnet': subcloud.network.subnet,
  'management-start-ip': subcloud.network.start,
  'management-end-ip': subcloud.network.end,
  'management-gateway-ip': subcloud.network.gateway,
  'openstack-installed': false,
  'prestage-status': subcloud.prestageStatus,
  'prestage-versions': subcloud.prestageVersions,
  'systemcontroller-gateway-ip': subcloud.controllerGateway,
  data_install: subcloud.installValues === null ? null : pythonJson(subcloud.installValues),
  data_upgrade: null,
  'created-at': date(subcloud.createdAt),
  'updated-at': subcloud.updatedAt === null ? null : date(subcloud.updatedAt),
  group_id: subcloud.groupId,
  peer_group_id: subcloud.peerGroupId,
  rehome_data: subcloud.rehomeData === null ? null : pythonJson(subcloud.rehomeData),
})

/** What the background worker answers. */
export const workedSubcloud = (subcloud: Subcloud) => bareSubcloud(subcloud, isoMicros)

const endpointStates = (subcloud: Subcloud) =>
  Object.entries(subcloud.endpoints).map(([endpoint_type, sync_status]) => ({endpoint_type, sync_status}))

/** One value only when all endpoints agree. */
function overallSync(subcloud: Subcloud): string {
  const [first, ...others] = [...new Set(Object.values(subcloud.endpoints))]
  return first !== undefined && others.length === 0 ? first : 'out-of-sync'
}

export const listedSubcloud = (subcloud: Subcloud) => ({
  ...bareSubcloud(subcloud),
  'error-description': hinted(subcloud),
  sync_status: overallSync(subcloud),
  endpoint_sync_status: endpointStates(subcloud),
})

/** Alone, the endpoints come by name. */
export const shownSubcloud = (subcloud: Subcloud) => ({
  ...bareSubcloud(subcloud),
  'error-description': hinted(subcloud),
  endpoint_sync_status: endpointStates(subcloud).sort((a, b) => (a.endpoint_type < b.endpoint_type ? -1 : 1)),
})

export const detailedSubcloud = (subcloud: Subcloud, configSync: string, oamAddress: string | undefined) => ({
  ...shownSubcloud(subcloud),
  oam_floating_ip: (subcloud.availability === 'online' ? oamAddress : undefined) ?? 'unavailable',
  deploy_config_sync_status: configSync,
  region_name: subcloud.region,
})
