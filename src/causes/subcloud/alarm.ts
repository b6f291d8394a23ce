import {remedyOf} from '../remedy.js'
import type {Rule} from '../rule.js'
import {typed} from '../typed.js'
import {aboutAlarm, alarmEvidence, brief, byGravity} from '../words.js'
import {
  applicationOf,
  firstOf,
  gravest,
  hostOf,
  isGrave,
  isOfHost,
  nameOf,
  promptOf,
  rule,
  type SubcloudFacts,
  type SubcloudTopic,
} from './fact.js'

/** What its own alarms tell. */
export const alarmRules: readonly Rule<SubcloudFacts, SubcloudTopic>[] = [
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
]

/** How many grave alarms there are, by severity; of what there is none, nothing is said. */
const graveOf = (counts: {readonly critical: number; readonly major: number}): string[] =>
  (['critical', 'major'] as const).flatMap((severity) =>
    counts[severity] > 0 ? [`${counts[severity]} ${severity}`] : [],
  )
