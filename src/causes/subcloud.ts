import {type DeploymentFact, failedDeployments, forHost, waitingDeployments} from './deployment.js'
import type {AlarmFact, EventFact, ReachFact, UnreadFact} from './fact.js'
import {forTooLong, hoursTooLong} from './hanging.js'
import {nothingWrong} from './nothing.js'
import {remedyOf} from './remedy.js'
import {type Answer, answerFrom, type Cause, causesIn, type Evidence, type Rule, rulesOn} from './rule.js'
import {reasonOf, titleOf} from './strategy-step.js'
import {topicOf} from './strategy-topic.js'
import {codeIn, detailIn, taskIn} from './subcloud-error.js'
import {busy, stopped} from './subcloud-status.js'
import {typed} from './typed.js'
import {aboutAlarm, alarmEvidence, brief, byGravity, momentOf, since, someOf} from './words.js'

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

const rule = rulesOn<SubcloudFacts, SubcloudTopic>()

const everything: readonly SubcloudTopic[] = ['deployment', 'reach', 'strategy', 'sync', 'alarms', 'management']

const nameOf = ({subcloud}: SubcloudFacts) => subcloud.name
const deployStatus = ({subcloud}: SubcloudFacts) => subcloud['deploy-status']
const isOffline = ({subcloud}: SubcloudFacts) => subcloud['availability-status'] === 'offline'
const changedAt = ({subcloud}: SubcloudFacts) => momentOf(subcloud['updated-at'])
const errorOf = ({subcloud}: SubcloudFacts) => subcloud['error-description'] ?? ''

const deployEvidence = (facts: SubcloudFacts): Evidence => ({
  what: 'deploy status',
  says: deployStatus(facts),
  at: changedAt(facts),
})

const errorEvidence = (facts: SubcloudFacts): Evidence | undefined => {
  const detail = detailIn(errorOf(facts))
  return detail === undefined ? undefined : {what: 'error', says: brief(detail, 480)}
}

const taskEvidence = (facts: SubcloudFacts): Evidence | undefined => {
  const task = taskIn(errorOf(facts))
  return task === undefined ? undefined : {what: 'failed task', says: brief(task)}
}

const bmcEvidence = ({bmc}: SubcloudFacts): Evidence | undefined =>
  bmc && {what: 'board controller', says: `${bmc.target} ${bmc.says}`}

const reachEvidence = ({reach}: SubcloudFacts): Evidence | undefined => reach && {what: reach.target, says: reach.says}

/** The alarm that the system controller has about this subcloud, or about one of its endpoints. */
const centralAlarm = ({central, subcloud}: SubcloudFacts, id: string, resource?: string): AlarmFact | undefined => {
  const entity = `subcloud=${subcloud.name}${resource === undefined ? '' : `.resource=${resource}`}`
  return central?.find(({alarm_id, entity_instance_id}) => alarm_id === id && entity_instance_id === entity)
}

const centralEvidence = (facts: SubcloudFacts, id: string, resource?: string): Evidence | undefined => {
  const alarm = centralAlarm(facts, id, resource)
  return alarm && alarmEvidence(alarm)
}

const outOfSync = ({subcloud}: SubcloudFacts): string[] =>
  (subcloud.endpoint_sync_status ?? [])
    .filter(({sync_status}) => sync_status === 'out-of-sync')
    .map(({endpoint_type}) => endpoint_type)

const ownAlarm = (facts: SubcloudFacts, ...ids: string[]): AlarmFact | undefined =>
  facts.alarms?.find(({alarm_id}) => ids.includes(alarm_id))

const bmcOf = (facts: SubcloudFacts): string => {
  const address = facts.bmc?.target ?? addressOfBmc(facts.subcloud)
  return address === undefined ? 'its board controller' : `its board controller ${address}`
}

/** Of the install values that dcmanager keeps, which hold a password as well. */
export function addressOfBmc({data_install}: {readonly [field: string]: unknown}): string | undefined {
  if (typeof data_install !== 'string') return undefined
  return /"bmc_address":\s*"([^"]+)"/.exec(data_install)?.[1]
}

/** What a code in the output of a failed playbook means. */
const byCode = (code: string, id: string, says: (facts: SubcloudFacts) => string, command: (name: string) => string) =>
  rule({
    id,
    topic: 'deployment',
    explains: everything,
    when: (facts) => stopped[deployStatus(facts)] !== undefined && codeIn(errorOf(facts)) === code,
    sentence: (facts) => `${nameOf(facts)} ${stopped[deployStatus(facts)]?.says}: ${says(facts)}`,
    evidence: (facts) => [deployEvidence(facts), errorEvidence(facts), taskEvidence(facts), bmcEvidence(facts)],
    command: (facts) => command(nameOf(facts)),
  })

const preflight = () => 'stx subcloud preflight --install-values FILE'
const again = (name: string) => typed`stx subcloud deploy resume ${name} --wait`

const endpoint = (type: string, id: string, says: string, command: (name: string) => string) =>
  rule({
    id,
    topic: 'sync',
    when: (facts) => outOfSync(facts).includes(type),
    sentence: (facts) => `${nameOf(facts)} is out-of-sync: ${says}${besides(outOfSync(facts), type)}`,
    evidence: (facts) => [
      {what: 'out-of-sync', says: outOfSync(facts).join(', ')},
      ...outOfSync(facts).map((one) => centralEvidence(facts, '280.002', one)),
    ],
    command: (facts) => command(nameOf(facts)),
  })

function besides(all: readonly string[], type: string): string {
  const others = all.filter((one) => one !== type)
  return others.length > 0 ? `; so ${others.length > 1 ? 'are' : 'is'} ${someOf(others)}` : ''
}

const stepEvidence = ({step, strategy}: SubcloudFacts): Evidence | undefined =>
  step && {
    what: titleOf(strategy?.type),
    says: `${step.state}${step.details ? `: ${brief(step.details, 480)}` : ''}`,
    at: momentOf(step['finished-at']) ?? momentOf(step['started-at']),
  }

/** Longer than each is let take, in hours: playbooks are ended after one or two, and a strategy of a site after seven. */
const longest = {deployment: 5, backup: 5, prestage: 5, step: 8} as const

const isAtWork = ({state}: StepFact) => !['initial', 'complete', 'failed', 'aborted'].includes(state)

const backsUp = ({subcloud}: SubcloudFacts) =>
  /^(validating|pre-backup|backing-up|deleting-backup)$/.test(subcloud['backup-status'] ?? '')

const promptOf = (facts: SubcloudFacts) => typed`stx --subcloud ${nameOf(facts)}`

const failedStep = ({step}: SubcloudFacts) => (step?.state === 'failed' ? step : undefined)

export const subcloudRules: readonly Rule<SubcloudFacts, SubcloudTopic>[] = [
  byCode('bmc_cred', 'bmc-credentials', (facts) => `${bmcOf(facts)} refused user or password`, preflight),
  byCode('ping_bmc', 'bmc-unreachable', (facts) => `${bmcOf(facts)} did not answer`, preflight),
  byCode('rvmc_process', 'bmc-taken', (facts) => `another installer still holds ${bmcOf(facts)}`, again),
  byCode('rvmc_timeout', 'bmc-slow', (facts) => `${bmcOf(facts)} took too long`, preflight),
  byCode(
    'images_download_failure',
    'images-not-downloaded',
    () => 'images could not be downloaded from its registry',
    (name) => typed`stx subcloud deploy resume ${name} --bootstrap-values FILE --wait`,
  ),
  byCode('failed_ssl_cert', 'certificate-refused', () => 'its certificate was refused', again),
  byCode(
    'dm_pod_failed',
    'deployment-manager-down',
    () => 'its deployment manager did not start',
    (name) => typed`stx --subcloud ${name} application list`,
  ),
  byCode(
    'dm_apply_failed',
    'deployment-config-refused',
    () => 'its deployment configuration was not taken',
    (name) => typed`stx subcloud deploy config ${name} --deploy-config FILE --wait`,
  ),
  rule({
    id: 'bmc-installer',
    topic: 'deployment',
    explains: everything,
    when: (facts) =>
      stopped[deployStatus(facts)] && /RVMC script exited with failure response: ([^\n]*)/.exec(errorOf(facts))?.[1],
    sentence: (facts, said) =>
      `${nameOf(facts)} ${stopped[deployStatus(facts)]?.says}: ${bmcOf(facts)} could not be used: ${brief(said)}`,
    evidence: (facts) => [deployEvidence(facts), errorEvidence(facts), bmcEvidence(facts)],
    command: preflight,
  }),
  rule({
    id: 'deployment-stopped',
    topic: 'deployment',
    explains: everything,
    when: (facts) => stopped[deployStatus(facts)],
    sentence: (facts, {says, words}) => {
      const why = words === false ? undefined : detailIn(errorOf(facts))
      return `${nameOf(facts)} ${says}${why === undefined ? '' : `: ${brief(why)}`}`
    },
    evidence: (facts) => [
      deployEvidence(facts),
      errorEvidence(facts),
      taskEvidence(facts),
      bmcEvidence(facts),
      reachEvidence(facts),
      centralEvidence(facts, '280.001'),
    ],
    command: (facts, {command}) => command(nameOf(facts)),
  }),
  rule({
    id: 'strategy-step-failed',
    topic: 'strategy',
    explains: ['deployment', 'sync', 'prestage'],
    when: failedStep,
    sentence: (facts, {details}) => {
      const {at, reason} = reasonOf(details ?? '')
      const where = at === undefined ? '' : ` at "${at}"`
      return `the ${titleOf(facts.strategy?.type)} failed in ${nameOf(facts)}${where}: ${brief(reason) || 'no reason given'}`
    },
    evidence: (facts) => [
      stepEvidence(facts),
      deployEvidence(facts),
      {what: 'out-of-sync', says: outOfSync(facts).join(', ') || 'nothing'},
      ...byGravity(facts.alarms ?? [])
        .slice(0, 2)
        .map(alarmEvidence),
    ],
    command: (facts, {details}) => afterStep(facts, details ?? ''),
  }),
  rule({
    id: 'software-strategy-failed',
    topic: 'deployment',
    explains: ['sync'],
    when: (facts) => deployStatus(facts) === 'sw-deploy-apply-strategy-failed',
    sentence: (facts) =>
      `the software deployment failed in ${nameOf(facts)}: ${brief(detailIn(errorOf(facts)) ?? 'its own orchestrator tells why')}`,
    evidence: (facts) => [deployEvidence(facts), errorEvidence(facts)],
    command: goOnDeploying,
  }),
  rule({
    id: 'hangs',
    topic: 'deployment',
    explains: ['reach', 'sync', 'alarms', 'management'],
    when: (facts) =>
      busy[deployStatus(facts)] && hoursTooLong(facts.subcloud['updated-at'], facts.now, longest.deployment),
    sentence: (facts, hours) =>
      `${nameOf(facts)} ${busy[deployStatus(facts)]}${since(changedAt(facts))}${forTooLong(hours, longest.deployment)}`,
    evidence: (facts) => [deployEvidence(facts), stepEvidence(facts), bmcEvidence(facts)],
    command: (facts) =>
      /^(installing|bootstrapping|configuring)$/.test(deployStatus(facts))
        ? typed`stx subcloud deploy abort ${nameOf(facts)}`
        : typed`stx subcloud show ${nameOf(facts)} --detail`,
  }),
  rule({
    id: 'busy',
    topic: 'deployment',
    verdict: 'under way',
    explains: ['reach', 'sync', 'alarms', 'management'],
    when: (facts) => busy[deployStatus(facts)],
    sentence: (facts, says) => `${nameOf(facts)} ${says}${since(changedAt(facts))}: wait until that is over`,
    evidence: (facts) => [deployEvidence(facts), stepEvidence(facts), bmcEvidence(facts)],
    command: (facts) => typed`stx subcloud wait ${nameOf(facts)}`,
  }),
  rule({
    id: 'stands-by',
    topic: 'deployment',
    verdict: 'well',
    explains: everything,
    when: (facts) => deployStatus(facts) === 'secondary',
    sentence: (facts) => `nothing is wrong: ${nameOf(facts)} stands by here, a peer site manages it`,
    evidence: (facts) => [deployEvidence(facts)],
    command: () => 'stx subcloud peer-group list',
  }),
  rule({
    id: 'handed-over',
    topic: 'deployment',
    verdict: 'under way',
    explains: everything,
    when: (facts) => deployStatus(facts) === 'rehome-pending',
    sentence: (facts) => `${nameOf(facts)} was given away: a peer site has not taken it over yet`,
    evidence: (facts) => [deployEvidence(facts), centralEvidence(facts, '280.001')],
    command: () => 'stx subcloud peer-group list',
  }),
  rule({
    id: 'not-deployed-yet',
    topic: 'deployment',
    explains: ['reach', 'sync', 'alarms', 'management'],
    when: (facts) => between[deployStatus(facts)],
    sentence: (facts, says) => `${nameOf(facts)} is not deployed yet: ${says}`,
    evidence: (facts) => [deployEvidence(facts)],
    command: (facts) => typed`stx subcloud deploy resume ${nameOf(facts)} --wait`,
  }),
  rule({
    id: 'site-down',
    topic: 'reach',
    explains: ['sync', 'alarms'],
    when: (facts) => isOffline(facts) && facts.bmc?.answers === false && facts.reach?.answers !== true,
    sentence: (facts) =>
      `${nameOf(facts)} is offline${since(offlineSince(facts))}, and its board controller does not answer either: the site has no power or no network`,
    evidence: (facts) => offlineEvidence(facts),
    command: (facts) => typed`stx subcloud show ${nameOf(facts)} --detail`,
  }),
  rule({
    id: 'controller-cannot-reach',
    topic: 'reach',
    explains: ['sync', 'alarms'],
    when: (facts) => isOffline(facts) && facts.reach?.answers === true,
    sentence: (facts) =>
      `${nameOf(facts)} is offline${since(offlineSince(facts))} for its system controller, though its services answer from here: look at the network between the two`,
    evidence: (facts) => offlineEvidence(facts),
    command: (facts) => typed`stx doctor --subcloud ${nameOf(facts)}`,
  }),
  rule({
    id: 'server-down',
    topic: 'reach',
    explains: ['sync', 'alarms'],
    when: (facts) => isOffline(facts) && facts.bmc?.answers === true,
    sentence: (facts) =>
      `${nameOf(facts)} is offline${since(offlineSince(facts))}, but its board controller answers: the server is down or its OAM network is cut`,
    evidence: (facts) => offlineEvidence(facts),
    command: preflight,
  }),
  rule({
    id: 'offline',
    topic: 'reach',
    explains: ['sync', 'alarms'],
    when: isOffline,
    sentence: (facts) =>
      `${nameOf(facts)} is offline${since(offlineSince(facts))}: it does not answer its system controller`,
    evidence: (facts) => offlineEvidence(facts),
    command: (facts) => typed`stx doctor --subcloud ${nameOf(facts)}`,
  }),
  rule({
    id: 'services-silent',
    topic: 'reach',
    explains: ['alarms'],
    when: ({reach}) => reach?.answers === false && reach,
    sentence: (facts, reach) =>
      `${nameOf(facts)} is online for its system controller, but ${reach.target} there does not answer: ${brief(reach.says)}`,
    evidence: (facts) => [{what: 'availability', says: facts.subcloud['availability-status']}, reachEvidence(facts)],
    command: (facts) => typed`stx doctor --subcloud ${nameOf(facts)}`,
  }),
  rule({
    id: 'root-ca-expires',
    topic: 'sync',
    explains: ['alarms'],
    when: (facts) => {
      const alarm = facts.alarms?.find(
        ({alarm_id, entity_instance_id}) =>
          ['500.200', '500.210'].includes(alarm_id) && entity_instance_id.includes('kubernetes-root-ca'),
      )
      return outOfSync(facts).includes('kube-rootca') && alarm
    },
    sentence: (facts, {alarm_id}) =>
      `${nameOf(facts)} is out-of-sync: the root CA of its Kubernetes ${alarm_id === '500.210' ? 'has expired' : 'expires soon'}${besides(outOfSync(facts), 'kube-rootca')}`,
    evidence: (facts, alarm) => [alarmEvidence(alarm), centralEvidence(facts, '280.002', 'kube-rootca')],
    command: (facts) => typed`stx strategy kube-rootca-update create ${nameOf(facts)}`,
  }),
  rule({
    id: 'deployment-failed',
    topic: 'sync',
    explains: ['alarms'],
    when: ({deploy}) => deploy && failedDeployments[deploy.state],
    sentence: (facts, {says}) => `the software deployment${releaseOf(facts)} stopped in ${nameOf(facts)}: it ${says}`,
    evidence: (facts) => [
      {what: 'deployment', says: String(facts.deploy?.state)},
      ...gravest(facts),
      centralEvidence(facts, '280.002', 'software'),
    ],
    command: goOnDeploying,
  }),
  rule({
    id: 'deployment-left',
    topic: 'sync',
    when: (facts) =>
      !(facts.step && isAtWork(facts.step)) &&
      outOfSync(facts).includes('software') &&
      ownAlarm(facts, '900.022', '900.023'),
    sentence: (facts, {alarm_id}) => {
      const known = alarm_id === '900.023' ? waitingDeployments[facts.deploy?.state ?? '']?.says : undefined
      const says = known ?? (alarm_id === '900.022' ? 'is finished and was not deleted' : 'is not finished')
      return `${nameOf(facts)} is out-of-sync: a software deployment${releaseOf(facts)} ${says}${besides(outOfSync(facts), 'software')}`
    },
    evidence: (facts, alarm) => [
      facts.deploy && {what: 'deployment', says: facts.deploy.state},
      alarmEvidence(alarm),
      centralEvidence(facts, '280.002', 'software'),
    ],
    command: (facts, {alarm_id}) =>
      alarm_id === '900.022' ? typed`stx strategy sw-deploy create ${nameOf(facts)} --cleanup` : goOnDeploying(facts),
  }),
  rule({
    id: 'strategy-hangs',
    topic: 'sync',
    when: ({step, now}) => step && isAtWork(step) && hoursTooLong(step['started-at'], now, longest.step),
    sentence: (facts, hours) =>
      `the ${titleOf(facts.strategy?.type)} is at work in ${nameOf(facts)}, at "${facts.step?.state}"${since(momentOf(facts.step?.['started-at']))}${forTooLong(hours, longest.step)}`,
    evidence: (facts) => [stepEvidence(facts), {what: 'out-of-sync', says: outOfSync(facts).join(', ') || 'nothing'}],
    command: (facts) =>
      facts.strategy === undefined
        ? typed`stx strategy step show ${nameOf(facts)}`
        : typed`stx strategy ${topicOf(facts.strategy.type)} abort`,
  }),
  rule({
    id: 'strategy-running',
    topic: 'sync',
    verdict: 'under way',
    when: ({step}) => step && isAtWork(step) && step,
    sentence: (facts, {state}) =>
      `the ${titleOf(facts.strategy?.type)} is at work in ${nameOf(facts)}, at "${state}"${since(momentOf(facts.step?.['started-at']))}: wait until it is over`,
    evidence: (facts) => [stepEvidence(facts), {what: 'out-of-sync', says: outOfSync(facts).join(', ') || 'nothing'}],
    command: () => 'stx strategy wait',
  }),
  endpoint(
    'software',
    'software-behind',
    'its software is not the release of its system controller',
    (name) => typed`stx strategy sw-deploy create ${name} --release-id RELEASE`,
  ),
  endpoint(
    'kubernetes',
    'kubernetes-behind',
    'its Kubernetes is not the version of its system controller',
    (name) => typed`stx strategy kube-upgrade create ${name}`,
  ),
  endpoint(
    'firmware',
    'firmware-behind',
    'device images that its system controller has applied are not written to its cards',
    (name) => typed`stx strategy fw-update create ${name}`,
  ),
  endpoint(
    'kube-rootca',
    'root-ca-differs',
    'the root CA of its Kubernetes is not the one that its system controller has in use',
    (name) => typed`stx strategy kube-rootca-update create ${name}`,
  ),
  endpoint(
    'dc-cert',
    'dc-certificate-differs',
    'the certificate by which the two talk is not renewed there',
    (name) => typed`stx --subcloud ${name} k8s-certificate list`,
  ),
  rule({
    id: 'out-of-sync',
    topic: 'sync',
    when: (facts) => outOfSync(facts).length > 0 && outOfSync(facts),
    sentence: (facts, types) =>
      `${nameOf(facts)} is out-of-sync: what its system controller has of ${someOf(types)} has not arrived there`,
    evidence: (facts, types) =>
      types.map((one) => centralEvidence(facts, '280.002', one) ?? {what: 'out-of-sync', says: one}),
    command: (facts) => typed`stx subcloud wait ${nameOf(facts)} --until sync_status=in-sync --deadline 30m`,
  }),
  rule({
    id: 'host-trouble',
    topic: 'alarms',
    when: ({alarms = []}) => firstOf(alarms, '200.011', '200.004') ?? byGravity(alarms).find(isOfHost),
    sentence: (facts, alarm) =>
      `${nameOf(facts)} has trouble with a host: ${brief(alarm.reason_text || alarm.alarm_id)}`,
    evidence: (facts) => gravest(facts),
    command: (facts, alarm) => typed`stx --subcloud ${nameOf(facts)} host why ${hostOf(alarm) ?? 'HOST'}`,
  }),
  rule({
    id: 'service-failed',
    topic: 'alarms',
    when: ({alarms = []}) => firstOf(alarms, '400.001'),
    sentence: (facts, {reason_text}) =>
      `a service does not run in ${nameOf(facts)}: ${brief(reason_text || 'no reason given')}`,
    evidence: (facts) => gravest(facts),
    command: (facts, alarm) => typed`stx --subcloud ${nameOf(facts)} host why ${hostOf(alarm) ?? 'HOST'}`,
  }),
  rule({
    id: 'application-failed',
    topic: 'alarms',
    when: ({alarms = []}) => firstOf(alarms, '750.001', '750.002', '750.003'),
    sentence: (facts, alarm) =>
      `application ${applicationOf(alarm)} of ${nameOf(facts)} was not ${{'750.001': 'uploaded', '750.003': 'removed'}[alarm.alarm_id] ?? 'applied'}`,
    evidence: (facts) => gravest(facts),
    command: (facts, alarm) => typed`stx --subcloud ${nameOf(facts)} application why ${applicationOf(alarm)}`,
  }),
  rule({
    id: 'orchestration-failed',
    topic: 'alarms',
    when: ({alarms = []}) => alarms.find(({alarm_id}) => /^900\.[1-6]03$/.test(alarm_id)),
    sentence: (facts, {reason_text}) =>
      `the own orchestration of ${nameOf(facts)} failed: ${brief(reason_text || 'no reason given')}`,
    evidence: (facts) => gravest(facts),
    command: (facts) => typed`stx --subcloud ${nameOf(facts)} orchestration why`,
  }),
  rule({
    id: 'alarms',
    topic: 'alarms',
    when: ({alarms}) => byGravity(alarms ?? []).find(isGrave),
    sentence: (facts, alarm) => `${nameOf(facts)} has ${aboutAlarm(alarm)}`,
    evidence: (facts) =>
      byGravity(facts.alarms ?? [])
        .slice(0, 4)
        .map(alarmEvidence),
    command: (facts, alarm) => remedyOf(promptOf(facts), alarm),
  }),
  rule({
    id: 'alarms-counted',
    topic: 'alarms',
    when: ({alarms, counts}) =>
      alarms === undefined && counts !== undefined && counts.critical + counts.major > 0 && counts,
    sentence: (facts, {critical, major}) => {
      const last = major || critical
      return `${nameOf(facts)} has ${graveOf({critical, major}).join(' and ')} ${last === 1 ? 'alarm' : 'alarms'}`
    },
    evidence: (_facts, counts) => [{what: 'alarms', says: graveOf(counts).join(', ')}],
    command: (facts) => typed`stx --subcloud ${nameOf(facts)} alarm list`,
  }),
  rule({
    id: 'backup-refused',
    topic: 'backup',
    when: (facts) => facts.subcloud['backup-status'] === 'validate-failed',
    sentence: (facts) => {
      const alarm = (facts.alarms ?? []).find(isMgmtAffecting)
      const why = alarm
        ? `alarm ${alarm.alarm_id} there concerns its management`
        : 'an alarm concerned its management then'
      return `${nameOf(facts)} was not backed up: ${isOffline(facts) ? 'it is offline' : why}`
    },
    evidence: (facts) => [
      {what: 'backup status', says: 'validate-failed', at: changedAt(facts)},
      ...(facts.alarms ?? []).filter(isMgmtAffecting).slice(0, 3).map(alarmEvidence),
    ],
    command: (facts) => typed`stx --subcloud ${nameOf(facts)} alarm list --mgmt_affecting`,
  }),
  rule({
    id: 'backup-failed',
    topic: 'backup',
    explains: ['deployment'],
    when: (facts) => backupFailures[facts.subcloud['backup-status'] ?? ''],
    sentence: (facts, says) => {
      const told = facts.subcloud['backup-status'] !== 'backup-prep-failed' && detailIn(errorOf(facts))
      return `${says(nameOf(facts))}${told ? `: ${brief(told)}` : ''}`
    },
    evidence: (facts) => [
      {what: 'backup status', says: String(facts.subcloud['backup-status']), at: changedAt(facts)},
      errorEvidence(facts),
      centralEvidence(facts, '280.003'),
    ],
    command: (facts) =>
      facts.subcloud['backup-status'] === 'delete-failed'
        ? typed`stx subcloud backup delete RELEASE --subcloud ${nameOf(facts)}`
        : typed`stx subcloud backup create --subcloud ${nameOf(facts)} --wait`,
  }),
  rule({
    id: 'prestage-failed',
    topic: 'prestage',
    explains: ['deployment'],
    when: (facts) => facts.subcloud['prestage-status'] === 'failed',
    sentence: (facts) =>
      `${nameOf(facts)} was not prestaged: ${brief(detailIn(errorOf(facts)) ?? 'dcmanager kept no reason')}`,
    evidence: (facts) => [
      {what: 'prestage status', says: 'failed', at: changedAt(facts)},
      errorEvidence(facts),
      ...(facts.alarms ?? []).filter(isMgmtAffecting).slice(0, 3).map(alarmEvidence),
    ],
    command: (facts) => typed`stx subcloud prestage ${nameOf(facts)} --wait`,
  }),
  rule({
    id: 'error-left',
    topic: 'deployment',
    when: (facts) => detailIn(errorOf(facts)),
    sentence: (facts, detail) => `${nameOf(facts)} works, but what was done last failed: ${brief(detail)}`,
    evidence: (facts) => [errorEvidence(facts), taskEvidence(facts), deployEvidence(facts)],
    command: (facts) => typed`stx subcloud errors ${nameOf(facts)}`,
  }),
  rule({
    id: 'work-by-hand',
    topic: 'alarms',
    verdict: 'under way',
    when: ({alarms = []}) => alarms.find(({alarm_id}) => works[alarm_id] !== undefined),
    sentence: (facts, {alarm_id}) => `${works[alarm_id]?.says} is begun in ${nameOf(facts)}, and not complete`,
    evidence: (facts) => gravest(facts),
    command: (facts, {alarm_id}) =>
      alarm_id === '900.023'
        ? goOnDeploying(facts)
        : typed`stx --subcloud ${nameOf(facts)} orchestration why ${works[alarm_id]?.type ?? ''}`,
  }),
  rule({
    id: 'backup-hangs',
    topic: 'backup',
    when: (facts) => backsUp(facts) && hoursTooLong(facts.subcloud['updated-at'], facts.now, longest.backup),
    sentence: (facts, hours) =>
      `${nameOf(facts)} is being backed up${since(changedAt(facts))}${forTooLong(hours, longest.backup)}`,
    evidence: (facts) => [{what: 'backup status', says: String(facts.subcloud['backup-status']), at: changedAt(facts)}],
    command: (facts) => typed`stx subcloud show ${nameOf(facts)} --detail`,
  }),
  rule({
    id: 'backing-up',
    topic: 'backup',
    verdict: 'under way',
    when: backsUp,
    sentence: (facts) => `${nameOf(facts)} is being backed up${since(changedAt(facts))}: wait until that is over`,
    evidence: (facts) => [{what: 'backup status', says: String(facts.subcloud['backup-status']), at: changedAt(facts)}],
    command: (facts) => typed`stx subcloud wait ${nameOf(facts)}`,
  }),
  rule({
    id: 'prestage-hangs',
    topic: 'prestage',
    when: (facts) =>
      facts.subcloud['prestage-status'] === 'prestaging' &&
      hoursTooLong(facts.subcloud['updated-at'], facts.now, longest.prestage),
    sentence: (facts, hours) =>
      `${nameOf(facts)} is being prestaged${since(changedAt(facts))}${forTooLong(hours, longest.prestage)}`,
    evidence: (facts) => [{what: 'prestage status', says: 'prestaging', at: changedAt(facts)}],
    command: (facts) => typed`stx subcloud show ${nameOf(facts)} --detail`,
  }),
  rule({
    id: 'prestaging',
    topic: 'prestage',
    verdict: 'under way',
    when: (facts) => facts.subcloud['prestage-status'] === 'prestaging',
    sentence: (facts) => `${nameOf(facts)} is being prestaged${since(changedAt(facts))}: wait until that is over`,
    evidence: (facts) => [{what: 'prestage status', says: 'prestaging', at: changedAt(facts)}],
    command: (facts) => typed`stx subcloud wait ${nameOf(facts)}`,
  }),
  rule({
    id: 'unmanaged',
    topic: 'management',
    verdict: 'well',
    explains: ['sync'],
    when: ({subcloud}) => subcloud['management-state'] === 'unmanaged',
    sentence: (facts) =>
      `nothing is wrong: ${nameOf(facts)} is deployed and online, but unmanaged, so nobody compares or updates it`,
    evidence: (facts) => [{what: 'management state', says: 'unmanaged'}, deployEvidence(facts)],
    command: (facts) => typed`stx subcloud manage ${nameOf(facts)} --wait`,
  }),
  rule({
    id: 'not-compared-yet',
    topic: 'sync',
    verdict: 'under way',
    when: ({subcloud}) => {
      const unknown = (subcloud.endpoint_sync_status ?? []).filter(({sync_status}) => sync_status === 'unknown')
      return unknown.length > 0 && unknown.map(({endpoint_type}) => endpoint_type)
    },
    sentence: (facts, types) => `${nameOf(facts)} is not compared yet with its system controller: ${someOf(types)}`,
    evidence: (_facts, types) => [{what: 'unknown', says: types.join(', ')}],
    command: (facts) => typed`stx subcloud wait ${nameOf(facts)} --until sync_status=in-sync --deadline 30m`,
  }),
]

const between: Readonly<Record<string, string>> = {
  'not-deployed': 'nothing was begun',
  'create-complete': 'it is created, and its installation is next',
  'install-complete': 'it is installed, and its bootstrap is next',
  'bootstrap-complete': 'it is bootstrapped, and its configuration is next',
  'enroll-complete': 'it is enrolled, and its configuration is next',
  'factory-restore-complete': 'its factory image is restored, and it is enrolled next',
}

const backupFailures: Readonly<Record<string, (name: string) => string>> = {
  failed: (name) => `${name} was not backed up`,
  'backup-prep-failed': (name) => `${name} was not backed up: its backup could not be prepared`,
  'delete-failed': (name) => `a backup of ${name} was not deleted`,
}

/** Work that stays under way until somebody completes it: how far it is, the system itself tells. */
const works: Readonly<Record<string, {says: string; type: string}>> = {
  '900.006': {says: 'an update of device images', type: 'fw-update'},
  '900.007': {says: 'an upgrade of Kubernetes', type: 'kube-upgrade'},
  '900.008': {says: 'a replacement of the root CA of Kubernetes', type: 'kube-rootca-update'},
  '900.009': {says: 'a replacement of the root CA of Kubernetes', type: 'kube-rootca-update'},
  '900.023': {says: 'a software deployment', type: 'sw-deploy'},
}

const gravest = ({alarms = []}: SubcloudFacts): Evidence[] => byGravity(alarms).slice(0, 4).map(alarmEvidence)

/** The first that there is, of these in their order. */
const firstOf = (alarms: readonly AlarmFact[], ...ids: readonly string[]): AlarmFact | undefined =>
  ids.flatMap((id) => alarms.find(({alarm_id}) => alarm_id === id) ?? [])[0]

const applicationOf = ({entity_instance_id}: AlarmFact) => entity_instance_id.replace(/^k8s_application=/, '')

const isMgmtAffecting = ({mgmt_affecting}: AlarmFact) => mgmt_affecting === 'True'
const isGrave = ({severity}: AlarmFact) => severity === 'critical' || severity === 'major'
/** A host that is locked, failed or unwell: more is known of it by asking about the host. */
/** How many grave alarms there are, by severity; of what there is none, nothing is said. */
const graveOf = (counts: {readonly critical: number; readonly major: number}): string[] =>
  (['critical', 'major'] as const).flatMap((severity) =>
    counts[severity] > 0 ? [`${counts[severity]} ${severity}`] : [],
  )

const isOfHost = (alarm: AlarmFact) => hostOf(alarm) !== undefined && /^200\.|^100\./.test(alarm.alarm_id)
const hostOf = ({entity_instance_id}: AlarmFact) => /(?:^|\.)host=([^.=]+)/.exec(entity_instance_id)?.[1]

const offlineSince = (facts: SubcloudFacts) => momentOf(centralAlarm(facts, '280.001')?.timestamp)

const offlineEvidence = (facts: SubcloudFacts): (Evidence | undefined)[] => [
  centralEvidence(facts, '280.001') ?? {what: 'availability', says: 'offline', at: changedAt(facts)},
  reachEvidence(facts),
  bmcEvidence(facts),
  stepEvidence(facts),
]

const releaseOf = ({deploy}: SubcloudFacts) => (deploy?.to_release ? ` to ${deploy.to_release}` : '')

/** A strategy of the fleet or of the site itself goes on with it. */
const atWorkHere = ({step, alarms = []}: SubcloudFacts): boolean =>
  (step !== undefined && isAtWork(step)) || alarms.some(({alarm_id}) => /^900\.[1-6]01$/.test(alarm_id))

/** What goes on with the deployment of a site, where nobody but an operator does; else who tells more of it. */
function goOnDeploying(facts: SubcloudFacts): string {
  const {state = ''} = facts.deploy ?? {}
  const next = failedDeployments[state] ?? waitingDeployments[state]
  if (next === undefined || atWorkHere(facts)) return `${promptOf(facts)} orchestration why sw-deploy`
  const alarm = ownAlarm(facts, '900.021', '900.020')
  return `${promptOf(facts)} ${forHost(next.command, alarm && hostOf(alarm))}`
}

function afterStep(facts: SubcloudFacts, details: string): string {
  const name = nameOf(facts)
  if (/management affecting alarm/i.test(details)) return typed`stx --subcloud ${name} alarm list --mgmt_affecting`
  if (/is unmanaged/.test(details)) return typed`stx subcloud manage ${name} --wait`
  if (/is not prestaged/.test(details)) return typed`stx subcloud prestage ${name} --for-sw-deploy --wait`
  const type = facts.strategy?.type
  if (type === 'sw-deploy' && facts.deploy !== undefined) return goOnDeploying(facts)
  if (type !== undefined && /vim/i.test(details))
    return typed`stx --subcloud ${name} orchestration why ${topicOf(type)}`
  return typed`stx strategy step show ${name}`
}

const well = (facts: SubcloudFacts): Cause => {
  const {subcloud, alarms, unread} = facts
  const lesser = alarms?.length ?? 0
  return nothingWrong({
    whom: subcloud.name,
    well: {
      id: 'well',
      sentence: `nothing is wrong with ${subcloud.name}: it is managed, online, in sync, and without grave alarms`,
    },
    evidence: [
      {
        what: 'states',
        says: `${subcloud['management-state']}, ${subcloud['availability-status']}, ${deployStatus(facts)}`,
      },
      {what: 'endpoints', says: subcloud.sync_status ?? `${subcloud.endpoint_sync_status?.length ?? 0} in sync`},
      ...(alarms === undefined
        ? []
        : [{what: 'alarms', says: lesser === 0 ? 'none' : `${lesser}, none of them grave`}]),
      ...byGravity(alarms ?? [])
        .slice(0, 2)
        .map(alarmEvidence),
    ],
    unread,
    prompt: 'stx',
  })
}

/** Why a subcloud is as it is, as far as the facts at hand tell. */
export const causeOfSite = (facts: SubcloudFacts): Answer => answerFrom(causesIn(subcloudRules, facts), well(facts))
