import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {busyWith} from '../record/busy.js'
import {changeSubcloud} from '../record/change.js'
import {isHealthy} from '../record/health.js'
import type {Subcloud} from '../record/model.js'
import {checkPassword} from '../values/password.js'
import {textOf} from '../values/values.js'
import {startBackup} from './lifecycle.js'
import {backupKey, backups} from './model.js'
import {entityOf, optionsOf, payloadOf, shown, usable} from './request.js'
import {restoreBackups} from './restore.js'

function createObjection(subcloud: Subcloud): string | undefined {
  const {name, availability, management, deployStatus} = subcloud
  if (availability !== 'online' || management !== 'managed' || deployStatus !== 'complete') {
    return `Subcloud ${name} must be deployed, online and managed for the subcloud-backup create operation.`
  }
  const busy = busyWith(subcloud)
  return busy === undefined ? undefined : `Cannot perform subcloud-backup create operation: ${busy}`
}

export function createBackup(c: Call) {
  const values = payloadOf(c, 'create')
  checkPassword(textOf(values, 'sysadmin_password'), 'sysadmin_password')
  if (!values['local_only'] && values['registry_images']) {
    refuse(400, 'Option registry_images can not be used without local_only option.')
  }
  const entity = entityOf(c, values)
  const fit = usable(entity, 'create', createObjection)
  const [only] = fit
  if (entity.type === 'subcloud' && only !== undefined) {
    if (!isHealthy(c.sim, only)) {
      refuse(400, `Subcloud ${only.name} must be in good health for subcloud-backup create.`)
    }
  }
  const options = optionsOf(values, ['local_only', 'registry_images'])
  const answer = shown(entity.members)
  for (const subcloud of entity.members) {
    if (!fit.includes(subcloud)) changeSubcloud(c.sim, subcloud.id, {backupStatus: 'validate-failed'})
  }
  for (const subcloud of fit) {
    changeSubcloud(c.sim, subcloud.id, {backupStatus: 'validating'})
    startBackup(c, subcloud.id, options)
  }
  return answer
}

const deleteObjection = (local: boolean) => (subcloud: Subcloud) => {
  if (local && (subcloud.availability !== 'online' || subcloud.management !== 'managed')) {
    return `Subcloud ${subcloud.name} must be online and managed for the subcloud-backup delete operation with --local-only option.`
  }
  const busy = busyWith(subcloud)
  return busy === undefined ? undefined : `Cannot perform subcloud-backup delete operation: ${busy}`
}

/** Deleting is over when it is answered; the answer names those with whom it did not work. */
function deleteBackups(c: Call, release: string) {
  const values = payloadOf(c, 'delete')
  if (release === '') refuse(400, 'Release version required')
  const {local_only: local} = optionsOf(values, ['local_only'])
  if (local) checkPassword(textOf(values, 'sysadmin_password'), 'sysadmin_password')
  const entity = entityOf(c, values)
  const fit = usable(entity, 'delete', deleteObjection(local))
  const failures = fit.filter((subcloud) => !deleteOne(c, subcloud, release, local ? 'local' : 'central'))
  const skipped = entity.members.filter((subcloud) => !fit.includes(subcloud))
  if (failures.length === fit.length && skipped.length === 0) {
    refuse(422, "Failed to run subcloud-backup delete. Please run 'dcmanager subcloud error' command for details")
  }
  if (failures.length === 0 && skipped.length === 0) return reply(204)
  const names = (list: readonly Subcloud[]) => list.map((subcloud) => subcloud.name).join(' ,')
  const lines = [
    'Subcloud backup delete operation completed with warnings:\n',
    skipped.length > 0
      ? `The following subclouds were skipped for local backup delete operation: ${names(skipped)}.`
      : '',
    failures.length > 0 ? `The following subclouds failed during backup delete operation: ${names(failures)}.` : '',
  ]
  return reply(207, JSON.stringify(lines.join('')), {'content-type': 'application/json'})
}

function deleteOne(c: Call, subcloud: Subcloud, release: string, place: 'local' | 'central'): boolean {
  const fault = c.sim.faults.state('subcloud.backup-delete', {region: c.region.name, host: subcloud.name})
  if (fault !== undefined) {
    changeSubcloud(c.sim, subcloud.id, {backupStatus: 'delete-failed', errorDescription: fault})
    return false
  }
  const removed = c.region.of(backups).remove(backupKey(subcloud.id, release, place))
  const missing = removed === undefined
  changeSubcloud(c.sim, subcloud.id, {
    backupStatus: 'unknown',
    ...(missing ? {errorDescription: 'The specified subcloud backup does not exist'} : {backupAt: null}),
  })
  return !missing
}

export function backupVerb(c: Call<'verb'>, release: string) {
  const {verb} = c.params
  if (verb === 'delete') return deleteBackups(c, release)
  return verb === 'restore' ? restoreBackups(c) : refuse(400, 'Unexpected verb received')
}
