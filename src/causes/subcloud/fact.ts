import {type DeploymentFact, failedDeployments, forHost, waitingDeployments} from '../deployment.js'
import type {AlarmFact, EventFact, ReachFact, UnreadFact} from '../fact.js'
import {type Evidence, rulesOn} from '../rule.js'
import {titleOf} from '../strategy-step.js'
import {detailIn, taskIn} from '../subcloud-error.js'
import {typed} from '../typed.js'
import {alarmEvidence, brief, byGravity, momentOf} from '../words.js'

/** A subcloud as dcmanager lists or shows it. */
export interface SubcloudFact {
  readonly name: string
  readonly 'management-state': string
  readonly 'availability-status': string
  readonly 'deploy-status': string
  readonly 'backup-status'?: string | null | undefined
  readonly 'prestage-status'?: string | null | undefined
  readonly 'error-description'?: string | null | undefined
  readonly sync_status?: string | null | undefined
  readonly endpoint_sync_status?:
    | readonly {readonly endpoint_type: string; readonly sync_status: string}[]
    | null
    | undefined
  readonly [more: string]: unknown
}

export interface StepFact {
  readonly state: string
  readonly stage?: string | null | undefined
  readonly details?: string | null | undefined
  readonly [more: string]: unknown
}

/**
 * What is known of a subcloud. Only the first must be there: whoever has just what the lists of the fleet tell, gets the
 * best answer that this allows.
 */
export interface SubcloudFacts {
  readonly subcloud: SubcloudFact
  /** What the strategy of the fleet has come to there. */
  readonly step?: StepFact | undefined
  readonly strategy?: {readonly type: string; readonly state: string} | undefined
  /** Active on the system controller, be they of this subcloud or not. */
  readonly central?: readonly AlarmFact[] | undefined
  /** Active in the subcloud itself. */
  readonly alarms?: readonly AlarmFact[] | undefined
  /** How many there are, where they were not read. */
  readonly counts?: {readonly critical: number; readonly major: number} | undefined
  readonly events?: readonly EventFact[] | undefined
  /** Whether its services answer from here. */
  readonly reach?: ReachFact | undefined
  readonly bmc?: ReachFact | undefined
  /** What its software service has to deploy; read where an alarm or the deploy status tells of one. */
  readonly deploy?: DeploymentFact | undefined
  readonly unread?: readonly UnreadFact[] | undefined
  /** The time there, in milliseconds since 1970: without it nothing is known to take too long. */
  readonly now?: number | undefined
}

/** On one topic one answer is enough. */
export type SubcloudTopic =
  | 'deployment'
  | 'reach'
  | 'strategy'
  | 'sync'
  | 'alarms'
  | 'backup'
  | 'prestage'
  | 'management'

export const rule = rulesOn<SubcloudFacts, SubcloudTopic>()

export const everything: readonly SubcloudTopic[] = ['deployment', 'reach', 'strategy', 'sync', 'alarms', 'management']

export const nameOf = ({subcloud}: SubcloudFacts) => subcloud.name
export const deployStatus = ({subcloud}: SubcloudFacts) => subcloud['deploy-status']
export const isOffline = ({subcloud}: SubcloudFacts) => subcloud['availability-status'] === 'offline'
export const changedAt = ({subcloud}: SubcloudFacts) => momentOf(subcloud['updated-at'])
export const errorOf = ({subcloud}: SubcloudFacts) => subcloud['error-description'] ?? ''

export const deployEvidence = (facts: SubcloudFacts): Evidence => ({
  what: 'deploy status',
  says: deployStatus(facts),
  at: changedAt(facts),
})

export const errorEvidence = (facts: SubcloudFacts): Evidence | undefined => {
  const detail = detailIn(errorOf(facts))
  return detail === undefined ? undefined : {what: 'error', says: brief(detail, 480)}
}

export const taskEvidence = (facts: SubcloudFacts): Evidence | undefined => {
  const task = taskIn(errorOf(facts))
  return task === undefined ? undefined : {what: 'failed task', says: brief(task)}
}

export const bmcEvidence = ({bmc}: SubcloudFacts): Evidence | undefined =>
  bmc && {what: 'board controller', says: `${bmc.target} ${bmc.says}`}

export const reachEvidence = ({reach}: SubcloudFacts): Evidence | undefined =>
  reach && {what: reach.target, says: reach.says}

/** The alarm that the system controller has about this subcloud, or about one of its endpoints. */
export const centralAlarm = (
  {central, subcloud}: SubcloudFacts,
  id: string,
  resource?: string,
): AlarmFact | undefined => {
  const entity = `subcloud=${subcloud.name}${resource === undefined ? '' : `.resource=${resource}`}`
  return central?.find(({alarm_id, entity_instance_id}) => alarm_id === id && entity_instance_id === entity)
}

export const centralEvidence = (facts: SubcloudFacts, id: string, resource?: string): Evidence | undefined => {
  const alarm = centralAlarm(facts, id, resource)
  return alarm && alarmEvidence(alarm)
}

export const outOfSync = ({subcloud}: SubcloudFacts): string[] =>
  (subcloud.endpoint_sync_status ?? [])
    .filter(({sync_status}) => sync_status === 'out-of-sync')
    .map(({endpoint_type}) => endpoint_type)

export const bmcOf = (facts: SubcloudFacts): string => {
  const address = facts.bmc?.target ?? addressOfBmc(facts.subcloud)
  return address === undefined ? 'its board controller' : `its board controller ${address}`
}

/** Of the install values that dcmanager keeps, which hold a password as well. */
export function addressOfBmc({data_install}: {readonly [field: string]: unknown}): string | undefined {
  if (typeof data_install !== 'string') return undefined
  return /"bmc_address":\s*"([^"]+)"/.exec(data_install)?.[1]
}

export const stepEvidence = ({step, strategy}: SubcloudFacts): Evidence | undefined =>
  step && {
    what: titleOf(strategy?.type),
    says: `${step.state}${step.details ? `: ${brief(step.details, 480)}` : ''}`,
    at: momentOf(step['finished-at']) ?? momentOf(step['started-at']),
  }

export const isAtWork = ({state}: StepFact) => !['initial', 'complete', 'failed', 'aborted'].includes(state)

export const backsUp = ({subcloud}: SubcloudFacts) =>
  /^(validating|pre-backup|backing-up|deleting-backup)$/.test(subcloud['backup-status'] ?? '')

export const promptOf = (facts: SubcloudFacts) => typed`stx --subcloud ${nameOf(facts)}`

export const failedStep = ({step}: SubcloudFacts) => (step?.state === 'failed' ? step : undefined)

export const releaseOf = ({deploy}: SubcloudFacts) => (deploy?.to_release ? ` to ${deploy.to_release}` : '')

/** A strategy of the fleet or of the site itself goes on with it. */
export const atWorkHere = ({step, alarms = []}: SubcloudFacts): boolean =>
  (step !== undefined && isAtWork(step)) || alarms.some(({alarm_id}) => /^900\.[1-6]01$/.test(alarm_id))

/** What goes on with the deployment of a site, where nobody but an operator does; else who tells more of it. */
export function goOnDeploying(facts: SubcloudFacts): string {
  const {state = ''} = facts.deploy ?? {}
  const next = failedDeployments[state] ?? waitingDeployments[state]
  if (next === undefined || atWorkHere(facts)) return `${promptOf(facts)} orchestration why sw-deploy`
  const alarm = firstOf(facts.alarms ?? [], '900.021', '900.020')
  return `${promptOf(facts)} ${forHost(next.command, alarm && hostOf(alarm))}`
}

export const gravest = ({alarms = []}: SubcloudFacts): Evidence[] => byGravity(alarms).slice(0, 4).map(alarmEvidence)

/** The first that there is, of these in their order. */
export const firstOf = (alarms: readonly AlarmFact[], ...ids: readonly string[]): AlarmFact | undefined =>
  ids.flatMap((id) => alarms.find(({alarm_id}) => alarm_id === id) ?? [])[0]

export const applicationOf = ({entity_instance_id}: AlarmFact) => entity_instance_id.replace(/^k8s_application=/, '')

export const isMgmtAffecting = ({mgmt_affecting}: AlarmFact) => mgmt_affecting === 'True'
export const isGrave = ({severity}: AlarmFact) => severity === 'critical' || severity === 'major'
export const isOfHost = (alarm: AlarmFact) => hostOf(alarm) !== undefined && /^200\.|^100\./.test(alarm.alarm_id)
export const hostOf = ({entity_instance_id}: AlarmFact) => /(?:^|\.)host=([^.=]+)/.exec(entity_instance_id)?.[1]

/** Looks at the board controller of a site, with the values that it is installed by. */
export const preflight = () => 'stx subcloud preflight --install-values FILE'
