import type {Evidence, Rule} from '../rule.js'
import {typed} from '../typed.js'
import {brief, momentOf, since} from '../words.js'
import {
  bmcEvidence,
  centralAlarm,
  centralEvidence,
  changedAt,
  firstOf,
  gravest,
  hostOf,
  isOffline,
  nameOf,
  preflight,
  reachEvidence,
  rule,
  type SubcloudFacts,
  type SubcloudTopic,
  stepEvidence,
} from './fact.js'

/** Whether it answers, and whom. */
export const reachRules: readonly Rule<SubcloudFacts, SubcloudTopic>[] = [
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
    id: 'host-lost',
    topic: 'reach',
    explains: ['sync', 'alarms'],
    when: ({alarms = [], ...facts}) => isOffline(facts) && firstOf(alarms, '200.004', '200.011', '200.005'),
    sentence: (facts, alarm) =>
      `${nameOf(facts)} is offline${since(offlineSince(facts))}, and has trouble with a host: ${brief(alarm.reason_text || alarm.alarm_id)}`,
    evidence: (facts) => [...offlineEvidence(facts), ...gravest(facts)],
    command: (facts, alarm) => typed`stx --subcloud ${nameOf(facts)} host why ${hostOf(alarm) ?? 'HOST'}`,
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
]

const offlineSince = (facts: SubcloudFacts) => momentOf(centralAlarm(facts, '280.001')?.timestamp)

const offlineEvidence = (facts: SubcloudFacts): (Evidence | undefined)[] => [
  centralEvidence(facts, '280.001') ?? {what: 'availability', says: 'offline', at: changedAt(facts)},
  reachEvidence(facts),
  bmcEvidence(facts),
  stepEvidence(facts),
]
