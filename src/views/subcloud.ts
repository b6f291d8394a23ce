import type {Subcloud} from '../client/dcmanager/subcloud.js'
import type {Column, View} from '../output/view.js'
import {underscored} from './heading.js'

const deployWords = [
  ...[
    'not-deployed',
    'pre-deploy',
    'deploy-prep-failed',
    'creating',
    'create-failed',
    'create-complete',
    'pre-install',
  ],
  ...['pre-install-failed', 'installing', 'install-failed', 'install-complete', 'aborting-install', 'install-aborted'],
  ...['pre-bootstrap', 'pre-bootstrap-failed', 'bootstrapping', 'bootstrap-failed', 'bootstrap-complete'],
  ...['aborting-bootstrap', 'bootstrap-aborted', 'pre-config', 'pre-config-failed', 'configuring', 'config-failed'],
  ...['aborting-config', 'config-aborted', 'deploying', 'deploy-failed', 'complete', 'pre-enroll', 'pre-enroll-failed'],
  ...['pre-enroll-complete', 'pre-init-enroll', 'pre-init-enroll-failed', 'initiating-enroll', 'init-enroll-failed'],
  ...['init-enroll-complete', 'enrolling', 'enroll-failed', 'enroll-complete', 'pre-restore', 'restore-prep-failed'],
  ...['restoring', 'onsite-restoring', 'restore-failed', 'factory-restore-complete', 'pre-rehome', 'rehoming'],
  ...['rehome-prep-failed', 'rehome-pending', 'rehome-failed', 'secondary', 'secondary-failed'],
  ...['reconfiguring-network', 'network-reconfiguration-failed', 'sw-deploy-in-progress'],
  'sw-deploy-apply-strategy-failed',
] as const
const syncWords = ['in-sync', 'out-of-sync', 'unknown'] as const
const backupWords = [
  ...([
    'validating',
    'validate-failed',
    'pre-backup',
    'backup-prep-failed',
    'backing-up',
    'failed',
    'unknown',
  ] as const),
  ...(['complete-local', 'complete-central', 'deleting-backup', 'delete-failed'] as const),
]
const prestageWords = ['prestaging', 'failed', 'complete'] as const

const state = (field: string, label: string, words: readonly string[]): Column<Subcloud> => ({
  ...{field, label, words},
  state: true,
})
const management = state('management-state', 'management', ['managed', 'unmanaged'])
const availability = state('availability-status', 'availability', ['online', 'offline'])
const sync = state('sync_status', 'sync', syncWords)

const identity = [
  ...underscored<Subcloud>('id', 'name', 'description', 'location', 'software-version'),
  management,
  availability,
  state('deploy-status', 'deploy_status', deployWords),
]
const network = underscored<Subcloud>(
  'management-subnet',
  'management-start-ip',
  'management-end-ip',
  'management-gateway-ip',
  'systemcontroller-gateway-ip',
)
const history = [
  ...underscored<Subcloud>('group_id', 'peer_group_id', 'created-at', 'updated-at'),
  state('backup-status', 'backup_status', backupWords),
  ...underscored<Subcloud>('backup-datetime'),
  state('prestage-status', 'prestage_status', prestageWords),
  ...underscored<Subcloud>('prestage-versions'),
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
    state('deploy-status', 'deploy status', deployWords),
    sync,
    state('backup-status', 'backup status', backupWords),
    state('prestage-status', 'prestage status', prestageWords),
  ],
  spare: ['prestage-status', 'backup-status', 'id', 'management-state'],
  show: (subcloud) => [
    ...everything(subcloud),
    {
      field: 'region_name',
      value: (one) => one.region_name ?? one['region-name'],
      when: ([one]) => Boolean(one?.region_name ?? one?.['region-name']),
    },
  ],
}

/** Of all that there is about a subcloud: what is looked up of one rather than compared among many. */
const details = [
  ...['systemcontroller-gateway-ip', 'management-start-ip', 'management-end-ip', 'management-gateway-ip'],
  ...['created-at', 'updated-at', 'prestage-versions', 'backup-datetime', 'peer_group_id', 'group_id'],
  ...['management-subnet', 'prestage-status', 'description', 'location', 'backup-status', 'software-version', 'id'],
]

/** What `--detail` lists, and what `--column` chooses from. */
export const subcloudDetailView: View<Subcloud> = {
  style: 'field',
  list: [...identity, sync, ...network, ...history],
  spare: details,
}

/** The subclouds of a group: the same without what only the list of all tells. */
export const subcloudMemberView: View<Subcloud> = {
  style: 'field',
  list: [...identity, ...network, ...history],
  spare: details,
}

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
  spare: details,
  show: (subcloud) => [...backup, ...endpoints(subcloud)],
}
