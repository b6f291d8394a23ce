import {failedDeployments, waitingDeployments} from '../deployment.js'
import {forTooLong, hoursTooLong, longest} from '../hanging.js'
import type {Rule} from '../rule.js'
import {titleOf} from '../strategy-step.js'
import {topicOf} from '../strategy-topic.js'
import {typed} from '../typed.js'
import {alarmEvidence, momentOf, since, someOf} from '../words.js'
import {
  centralEvidence,
  firstOf,
  goOnDeploying,
  gravest,
  isAtWork,
  nameOf,
  outOfSync,
  releaseOf,
  rule,
  type SubcloudFacts,
  type SubcloudTopic,
  stepEvidence,
} from './fact.js'

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

/** What it lacks of what its system controller has. */
export const syncRules: readonly Rule<SubcloudFacts, SubcloudTopic>[] = [
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
      firstOf(facts.alarms ?? [], '900.022', '900.023'),
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
]
