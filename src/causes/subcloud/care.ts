import {forTooLong, hoursTooLong, longest} from '../hanging.js'
import type {Rule} from '../rule.js'
import {detailIn} from '../subcloud-error.js'
import {typed} from '../typed.js'
import {alarmEvidence, brief, since, someOf} from '../words.js'
import {
  backsUp,
  centralEvidence,
  changedAt,
  deployEvidence,
  errorEvidence,
  errorOf,
  goOnDeploying,
  gravest,
  isMgmtAffecting,
  isOffline,
  nameOf,
  rule,
  type SubcloudFacts,
  type SubcloudTopic,
  taskEvidence,
} from './fact.js'

/** Backups, prestaging, what was left undone, and what is as somebody wants it. */
export const careRules: readonly Rule<SubcloudFacts, SubcloudTopic>[] = [
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
