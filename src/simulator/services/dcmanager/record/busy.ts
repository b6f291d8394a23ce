import {refuse} from '../../../http/refusal.js'
import type {Subcloud} from './model.js'

/** States that something is working on, and what becomes of them when that is interrupted. */
export const failureOf: Readonly<Record<string, string>> = {
  'not-deployed': 'create-failed',
  creating: 'create-failed',
  'pre-install': 'pre-install-failed',
  installing: 'install-failed',
  'pre-bootstrap': 'pre-bootstrap-failed',
  bootstrapping: 'bootstrap-failed',
  'pre-config': 'pre-config-failed',
  configuring: 'config-failed',
  'aborting-install': 'install-failed',
  'aborting-bootstrap': 'bootstrap-failed',
  'aborting-config': 'config-failed',
  'pre-restore': 'restore-prep-failed',
  restoring: 'restore-failed',
  'onsite-restoring': 'restore-failed',
  'pre-rehome': 'rehome-prep-failed',
  rehoming: 'rehome-failed',
  'pre-deploy': 'pre-config-failed',
  deploying: 'config-failed',
  'pre-enroll': 'pre-enroll-failed',
  enrolling: 'enroll-failed',
  'pre-init-enroll': 'pre-init-enroll-failed',
  'initiating-enroll': 'init-enroll-failed',
  'reconfiguring-network': 'network-reconfiguration-failed',
}

const busyBackup = ['validating', 'pre-backup', 'backing-up', 'deleting-backup']

/** Why nothing else may be done with the subcloud now. */
export function busyWith(subcloud: Subcloud): string | undefined {
  const what =
    subcloud.prestageStatus === 'prestaging'
      ? `prestage_status is '${subcloud.prestageStatus}'`
      : busyBackup.includes(subcloud.backupStatus ?? '')
        ? `backup_status is '${subcloud.backupStatus}'`
        : subcloud.deployStatus in failureOf
          ? `deploy_status is '${subcloud.deployStatus}'`
          : undefined
  if (what === undefined) return undefined
  return `Subcloud ${subcloud.name} current ${what}. Please wait until it finishes before running this operation.`
}

export function refuseBusy(subcloud: Subcloud): void {
  const why = busyWith(subcloud)
  if (why !== undefined) refuse(409, why)
}

/** A copy of another site's subcloud, with which nothing can be done here. */
export const isSecondary = ({deployStatus}: Subcloud): boolean =>
  deployStatus === 'secondary' || deployStatus === 'secondary-failed'

export function refuseSecondary(subcloud: Subcloud): void {
  if (isSecondary(subcloud)) refuse(500, `Cannot perform on ${subcloud.deployStatus} state subcloud`)
}

const notDeletable = Object.keys(failureOf).filter((status) => status !== 'not-deployed')

export const mayBeDeleted = ({deployStatus}: Subcloud): boolean =>
  !notDeletable.includes(deployStatus) && deployStatus !== 'rehome-pending'
