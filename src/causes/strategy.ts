import {forTooLong, hoursTooLong, longest} from './hanging.js'
import {type Answer, answerFrom, type Cause, causesIn, type Evidence, type Rule, rulesOn} from './rule.js'
import {reasonOf, titleOf} from './strategy-step.js'
import {topicOf} from './strategy-topic.js'
import {typed} from './typed.js'
import {brief, momentOf, since, someOf} from './words.js'

export interface StrategyFact {
  readonly type: string
  readonly state: string
  readonly 'stop-on-failure'?: boolean | null | undefined
  readonly 'extra-args'?: Readonly<Record<string, unknown>> | null | undefined
  readonly [more: string]: unknown
}

export interface CloudStepFact {
  readonly cloud: string
  readonly state: string
  readonly details?: string | null | undefined
  readonly [more: string]: unknown
}

/** The one strategy of the fleet, if there is one, and what it has come to in each subcloud. */
export interface StrategyFacts {
  readonly strategy?: StrategyFact | undefined
  readonly steps: readonly CloudStepFact[]
  /** The time there, in milliseconds since 1970: without it nothing is known to take too long. */
  readonly now?: number | undefined
}

type Topic = 'strategy' | 'steps'

const rule = rulesOn<StrategyFacts, Topic>()

const title = ({strategy}: StrategyFacts) => `the ${titleOf(strategy?.type)}`
const verb = ({strategy}: StrategyFacts, word: string) =>
  `${typed`stx strategy ${topicOf(strategy?.type ?? '')}`} ${word}`
const inState = ({steps}: StrategyFacts, state: string) => steps.filter((step) => step.state === state)
const isOver = ({state}: CloudStepFact) => /^(complete|failed|aborted)$/.test(state)
const atWork = ({steps}: StrategyFacts) => steps.filter((step) => step.state !== 'initial' && !isOver(step))

const counts = (facts: StrategyFacts): Evidence => {
  const {steps} = facts
  const sums = [
    [steps.filter(({state}) => state === 'complete').length, 'complete'],
    [inState(facts, 'failed').length, 'failed'],
    [inState(facts, 'aborted').length, 'not begun because it was aborted'],
    [atWork(facts).length, 'at work'],
    [inState(facts, 'initial').length, 'waiting'],
  ] as const
  const told = sums.filter(([count]) => count > 0).map(([count, says]) => `${count} ${says}`)
  return {what: 'subclouds', says: `${steps.length}: ${told.join(', ') || 'none'}`}
}

const stateEvidence = ({strategy}: StrategyFacts): Evidence => ({
  what: 'state',
  says: String(strategy?.state),
  at: momentOf(strategy?.['updated-at']),
})

/** Those that failed, by the reason that they have in common; the most of them first. */
function byReason(steps: readonly CloudStepFact[]): {reason: string; at?: string; clouds: string[]; since?: string}[] {
  const found = new Map<string, {reason: string; at?: string; clouds: string[]; since?: string}>()
  for (const {cloud, details, ...more} of steps) {
    const told = reasonOf(details ?? '', cloud)
    const key = `${told.at} ${told.reason}`
    const known = found.get(key)
    if (known) known.clouds.push(cloud)
    else found.set(key, {...told, clouds: [cloud], since: momentOf(more['finished-at'])})
  }
  return [...found.values()].sort((a, b) => b.clouds.length - a.clouds.length)
}

const failedEvidence = (facts: StrategyFacts): Evidence[] =>
  byReason(inState(facts, 'failed'))
    .slice(0, 4)
    .map(({reason, at, clouds, since: moment}) => ({
      what: someOf(clouds, 2),
      says: `${at === undefined ? '' : `at "${at}": `}${brief(reason) || 'no reason given'}`,
      at: moment,
    }))

const inSubclouds = (count: number, all: number) => `${count} of ${all} subcloud${all === 1 ? '' : 's'}`

export const strategyRules: readonly Rule<StrategyFacts, Topic>[] = [
  rule({
    id: 'subclouds-failed',
    topic: 'strategy',
    explains: ['steps'],
    when: (facts) => byReason(inState(facts, 'failed'))[0],
    sentence: (facts, {reason, at, clouds}) => {
      const failed = inState(facts, 'failed').length
      const running = facts.strategy?.state === 'applying' ? ' so far' : ''
      const where = at === undefined ? '' : ` at "${at}"`
      const shared = clouds.length === failed ? '' : `${clouds.length} of them`
      const whom = failed === 1 ? `${clouds[0]}` : shared || 'all for the same reason'
      return `${title(facts)} failed in ${inSubclouds(failed, facts.steps.length)}${running}, ${whom}${where}: ${brief(reason) || 'no reason given'}`
    },
    evidence: (facts) => [stateEvidence(facts), counts(facts), ...failedEvidence(facts)],
    command: (_facts, {clouds: [first = '']}) => typed`stx subcloud why ${first}`,
  }),
  rule({
    id: 'failed',
    topic: 'strategy',
    when: ({strategy}) => strategy?.state === 'failed',
    sentence: (facts) => `${title(facts)} failed, though in no subcloud that is still part of it`,
    evidence: (facts) => [stateEvidence(facts), counts(facts)],
    command: (facts) => verb(facts, 'show'),
  }),
  rule({
    id: 'aborted',
    topic: 'strategy',
    when: ({strategy}) => strategy?.state === 'aborted',
    sentence: (facts) =>
      `${title(facts)} was aborted by somebody: it was not begun in ${inSubclouds(inState(facts, 'aborted').length, facts.steps.length)}`,
    evidence: (facts) => [stateEvidence(facts), counts(facts)],
    command: (facts) => verb(facts, 'delete'),
  }),
  rule({
    id: 'aborting',
    topic: 'strategy',
    verdict: 'under way',
    when: ({strategy}) => /^abort/.test(strategy?.state ?? ''),
    sentence: (facts) =>
      `${title(facts)} is being aborted: what is at work in ${someOf(names(atWork(facts))) || 'no subcloud'} is let finish`,
    evidence: (facts) => [stateEvidence(facts), counts(facts), ...workEvidence(facts)],
    command: () => 'stx strategy wait --until state=aborted',
  }),
  rule({
    id: 'hangs',
    topic: 'strategy',
    when: (facts) => facts.strategy?.state === 'applying' && overdue(facts)[0],
    sentence: (facts, {cloud, state, hours, at}) =>
      `${title(facts)} hangs in ${someOf(overdue(facts).map((one) => one.cloud))}: ${cloud} is at "${state}"${since(at)}${forTooLong(hours, longest.step)}`,
    evidence: (facts) => [stateEvidence(facts), counts(facts), ...workEvidence(facts)],
    command: (facts) => verb(facts, 'abort'),
  }),
  rule({
    id: 'applying',
    topic: 'strategy',
    verdict: 'under way',
    when: ({strategy}) => strategy?.state === 'applying',
    sentence: (facts) =>
      `${title(facts)} is at work: ${inSubclouds(facts.steps.filter(isOver).length, facts.steps.length)} done, now ${someOf(names(atWork(facts))) || 'nothing: the next one is about to begin'}`,
    evidence: (facts) => [stateEvidence(facts), counts(facts), ...workEvidence(facts)],
    command: () => 'stx strategy wait',
  }),
  rule({
    id: 'deleting',
    topic: 'strategy',
    verdict: 'under way',
    when: ({strategy}) => strategy?.state === 'deleting',
    sentence: (facts) => `${title(facts)} is being deleted, and what it left in subclouds with it`,
    evidence: (facts) => [stateEvidence(facts), counts(facts)],
    command: () => 'stx strategy wait --until gone',
  }),
  rule({
    id: 'not-applied',
    topic: 'strategy',
    verdict: 'well',
    when: ({strategy}) => strategy?.state === 'initial',
    sentence: (facts) =>
      `nothing is wrong: ${title(facts)} is ready, and nobody has applied it${since(momentOf(facts.strategy?.['created-at']))}`,
    evidence: (facts) => [stateEvidence(facts), counts(facts)],
    command: (facts) => verb(facts, 'apply --wait'),
  }),
  rule({
    id: 'complete',
    topic: 'strategy',
    verdict: 'well',
    when: ({strategy}) => strategy?.state === 'complete',
    sentence: (facts) => `nothing is wrong: ${title(facts)} is complete; delete it before the next one`,
    evidence: (facts) => [stateEvidence(facts), counts(facts)],
    command: (facts) => verb(facts, 'delete'),
  }),
]

/** In hours; the system controller gives up on a strategy of a site after seven. */

/** Those at work for too long, the longest first. */
const overdue = (facts: StrategyFacts) =>
  atWork(facts)
    .flatMap(({cloud, state, ...more}) => {
      const hours = hoursTooLong(more['started-at'], facts.now, longest.step)
      return hours === undefined ? [] : [{cloud, state, hours, at: momentOf(more['started-at'])}]
    })
    .sort((a, b) => b.hours - a.hours)

const names = (steps: readonly CloudStepFact[]) => steps.map(({cloud}) => cloud)

/** Those at work, the one that began first before the others. */
const workEvidence = (facts: StrategyFacts): Evidence[] =>
  [...atWork(facts)]
    .sort((a, b) => String(a['started-at']).localeCompare(String(b['started-at'])))
    .slice(0, 4)
    .map(({cloud, state, ...more}) => ({what: cloud, says: state, at: momentOf(more['started-at'])}))

const none: Cause = {
  id: 'none',
  verdict: 'well',
  sentence: 'nothing is wrong: the fleet has no strategy',
  evidence: [],
  command: 'stx subcloud list --query "[?sync_status==\'out-of-sync\'].name"',
}

/** Why the strategy of the fleet is as it is. */
export const causeOfStrategy = (facts: StrategyFacts): Answer => answerFrom(causesIn(strategyRules, facts), none)
