import type {Subcloud} from '../client/dcmanager/subcloud.js'
import type {Column, View} from '../output/view.js'
import {underscored} from './heading.js'

const management: Column<Subcloud> = {field: 'management-state', label: 'management', state: true}
const availability: Column<Subcloud> = {field: 'availability-status', label: 'availability', state: true}
const sync: Column<Subcloud> = {field: 'sync_status', label: 'sync', state: true}

const identity = [
  ...underscored<Subcloud>('id', 'name', 'description', 'location', 'software-version'),
  management,
  availability,
  {field: 'deploy-status', label: 'deploy_status', state: true},
]
const network = underscored<Subcloud>(
  'management-subnet',
  'management-start-ip',
  'management-end-ip',
  'management-gateway-ip',
  'systemcontroller-gateway-ip',
)
const history = [
  ...underscored<Subcloud>('group_id', 'peer_group_id', 'created-at', 'updated-at', 'backup-status', 'backup-datetime'),
  ...underscored<Subcloud>('prestage-status', 'prestage-versions'),
]

const endpointTypes = ['platform', 'dc-cert', 'firmware', 'kubernetes', 'kube-rootca', 'identity', 'load', 'patching']

/** Without a subcloud those that subclouds of any version have. */
const endpoints = (subcloud: Subcloud | undefined): Column<Subcloud>[] => {
  const known = subcloud
    ? []
    : [...endpointTypes, 'software'].map((endpoint_type) => ({endpoint_type, sync_status: ''}))
  return (subcloud?.endpoint_sync_status ?? known).map(({endpoint_type, sync_status}) => ({
    field: `${endpoint_type}_sync_status`,
    state: true,
    value: () => sync_status,
  }))
}

const everything = (subcloud: Subcloud | undefined): Column<Subcloud>[] => [
  ...identity,
  ...network,
  ...history,
  ...endpoints(subcloud),
  {field: 'oam_floating_ip', when: ([one]) => Boolean(one?.oam_floating_ip && one.oam_floating_ip !== 'unavailable')},
  {
    field: 'deploy_config_sync_status',
    when: ([one]) => Boolean(one?.deploy_config_sync_status && one.deploy_config_sync_status !== 'unknown'),
  },
]

export const subcloudView: View<Subcloud> = {
  style: 'field',
  list: [
    ...underscored<Subcloud>('id', 'name'),
    management,
    availability,
    {field: 'deploy-status', label: 'deploy status', state: true},
    sync,
    {field: 'backup-status', label: 'backup status', state: true},
    {field: 'prestage-status', label: 'prestage status', state: true},
  ],
  show: (subcloud) => [
    ...everything(subcloud),
    {
      field: 'region_name',
      value: (one) => one.region_name ?? one['region-name'],
      when: ([one]) => Boolean(one?.region_name ?? one?.['region-name']),
    },
  ],
}

/** What `--detail` lists, and what `--column` chooses from. */
export const subcloudDetailView: View<Subcloud> = {style: 'field', list: [...identity, sync, ...network, ...history]}

/** The subclouds of a group: the same without what only the list of all tells. */
export const subcloudMemberView: View<Subcloud> = {style: 'field', list: [...identity, ...network, ...history]}

/** A subcloud that was changed, or is being changed: all but its region. */
export const changedSubcloudView: View<Subcloud> = {
  style: 'field',
  show: (subcloud) => [
    ...everything(subcloud),
    {
      field: 'prestage-software-version',
      label: 'prestage_software_version',
      when: ([one]) => Boolean(one?.['prestage-software-version']),
    },
  ],
}

const backup: Column<Subcloud>[] = [
  ...identity,
  ...network,
  ...underscored<Subcloud>('group_id', 'created-at', 'updated-at', 'backup-status', 'backup-datetime'),
]

export const subcloudBackupView: View<Subcloud> = {
  style: 'field',
  list: backup,
  show: (subcloud) => [...backup, ...endpoints(subcloud)],
}
