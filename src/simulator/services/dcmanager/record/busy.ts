import {refuse} from '../../../http/refusal.js'
import {meaningOf} from './deploy-status.js'
import type {BackupStatus, Subcloud} from './model.js'

const busyBackup: readonly (BackupStatus | null)[] = ['validating', 'pre-backup', 'backing-up', 'deleting-backup']

const isWorkedOn = (subcloud: Subcloud): boolean => meaningOf(subcloud).failsTo !== undefined

/** Why nothing else may be done with the subcloud now. */
export function busyWith(subcloud: Subcloud): string | undefined {
  const what =
    subcloud.prestageStatus === 'prestaging'
      ? `prestage_status is '${subcloud.prestageStatus}'`
      : busyBackup.includes(subcloud.backupStatus)
        ? `backup_status is '${subcloud.backupStatus}'`
        : isWorkedOn(subcloud)
          ? `deploy_status is '${subcloud.deployStatus}'`
          : undefined
  if (what === undefined) return undefined
  return `Subcloud ${subcloud.name} current ${what}. Please wait until it finishes before running this operation.`
}

export function refuseBusy(subcloud: Subcloud): void {
  const why = busyWith(subcloud)
  if (why !== undefined) refuse(409, why)
}

export const isSecondary = (subcloud: Subcloud): boolean => meaningOf(subcloud).secondary === true

export function refuseSecondary(subcloud: Subcloud): void {
  if (isSecondary(subcloud)) refuse(500, `Cannot perform on ${subcloud.deployStatus} state subcloud`)
}

export const mayBeDeleted = (subcloud: Subcloud): boolean => meaningOf(subcloud).deletable ?? !isWorkedOn(subcloud)

export const mayBeRestored = (subcloud: Subcloud): boolean => meaningOf(subcloud).restorable ?? !isWorkedOn(subcloud)
