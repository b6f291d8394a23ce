import {endsBadly} from '../bad-end.js'
import type {Standing} from '../standing.js'
import type {Subcloud} from './subcloud.js'

export type SubcloudJudge = (now: Subcloud) => Standing

/** The first line of what the server kept about the failure; all of it is for `subcloud errors`. */
export function failureOf(subcloud: Subcloud, state: string): string {
  const [line = ''] = (subcloud['error-description'] ?? '').split('\n')
  return line === '' || line === 'No errors present' ? state : `${state}: ${line}`
}

/** Where a deployment stands that is over in one of these states. */
export const deployed =
  (...goals: string[]): SubcloudJudge =>
  (subcloud) => {
    const phase = subcloud['deploy-status']
    if (goals.includes(phase)) return {phase, done: true}
    return endsBadly(phase) ? {phase, failed: failureOf(subcloud, phase)} : {phase}
  }

/** Where an abort stands. What was running may have failed on its own instead. */
export const aborted: SubcloudJudge = deployed('install-aborted', 'bootstrap-aborted', 'config-aborted')

/** Where a subcloud that is managed from now on stands: the audits find out one endpoint after the other. */
export const synchronized: SubcloudJudge = (subcloud) => {
  const endpoints = subcloud.endpoint_sync_status ?? []
  const inSync = endpoints.filter(({sync_status}) => sync_status === 'in-sync').length
  const state = `${subcloud['management-state']}, ${subcloud['availability-status']}`
  if (endpoints.length === 0) return {phase: state}
  return {phase: `${state}, ${inSync} of ${endpoints.length} endpoints in sync`, done: inSync === endpoints.length}
}

export const prestaged: SubcloudJudge = (subcloud) => {
  const phase = subcloud['prestage-status'] ?? 'requested'
  if (endsBadly(phase)) return {phase, failed: failureOf(subcloud, phase)}
  return {phase, done: phase === 'complete'}
}

/**
 * Some replies show the subcloud as it was before anything happened, perhaps as the last attempt left it. Such a
 * failure counts only when the record has changed.
 */
const hasChanged = (before: Subcloud, now: Subcloud) =>
  ['deploy-status', 'backup-status', 'backup-datetime', 'updated-at'].some(
    (field) => momentOf(before[field]) !== momentOf(now[field]),
  )

/** dcmanager writes the same moment in two ways. */
const momentOf = (value: unknown) => (typeof value === 'string' ? value.replace('T', ' ') : value)

/** Where a backup stands, given the subcloud before it. */
export const backedUp =
  (before: Subcloud): SubcloudJudge =>
  (now) => {
    const phase = now['backup-status'] ?? 'requested'
    if (phase.startsWith('complete-')) {
      const isNew = momentOf(now['backup-datetime']) !== momentOf(before['backup-datetime'])
      return isNew ? {phase, done: true} : {phase: 'requested'}
    }
    if (!endsBadly(phase)) return {phase}
    return hasChanged(before, now) ? {phase, failed: failureOf(now, phase)} : {phase: 'requested'}
  }

/** Where the change of a management network stands, given the subcloud before it. */
export const reconfigured =
  (before: Subcloud): SubcloudJudge =>
  (now) => {
    const phase = now['deploy-status']
    if (phase === 'network-reconfiguration-failed') {
      return hasChanged(before, now) ? {phase, failed: failureOf(now, phase)} : {phase: 'requested'}
    }
    return {phase, done: phase === 'complete' && now['management-subnet'] !== before['management-subnet']}
  }

/** Where a subcloud stands that moves here, given the subcloud before that. */
export const rehomed =
  (before: Subcloud): SubcloudJudge =>
  (now) => {
    const standing = deployed('complete')(now)
    return standing.failed === undefined || hasChanged(before, now) ? standing : {phase: 'requested'}
  }
