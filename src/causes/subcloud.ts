import {nothingWrong} from './nothing.js'
import {type Answer, answerFrom, type Cause, causesIn, type Rule} from './rule.js'
import {alarmRules} from './subcloud/alarm.js'
import {careRules} from './subcloud/care.js'
import {deploymentRules} from './subcloud/deployment.js'
import {deployStatus, type SubcloudFacts, type SubcloudTopic} from './subcloud/fact.js'
import {reachRules} from './subcloud/reach.js'
import {syncRules} from './subcloud/sync.js'
import {alarmEvidence, byGravity} from './words.js'

/** From the most particular to the most general: what is not deployed need not be reached, what is not reached not compared. */
export const subcloudRules: readonly Rule<SubcloudFacts, SubcloudTopic>[] = [
  ...deploymentRules,
  ...reachRules,
  ...syncRules,
  ...alarmRules,
  ...careRules,
]

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
