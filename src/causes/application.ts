import type {AlarmFact, UnreadFact} from './fact.js'
import {forTooLong, hoursTooLong} from './hanging.js'
import {nothingWrong} from './nothing.js'
import {type Answer, answerFrom, type Cause, causesIn, type Evidence, type Rule, rulesOn} from './rule.js'
import {typed} from './typed.js'
import {alarmEvidence, brief, byGravity, momentOf, since} from './words.js'

/** An application as sysinv shows it. */
export interface ApplicationFact {
  readonly name: string
  readonly app_version: string
  readonly status: string
  readonly progress?: string | null | undefined
  readonly [more: string]: unknown
}

export interface ApplicationFacts {
  readonly application: ApplicationFact
  /** Active in its system. */
  readonly alarms?: readonly AlarmFact[] | undefined
  readonly unread?: readonly UnreadFact[] | undefined
  /** The time there, in milliseconds since 1970: without it nothing is known to take too long. */
  readonly now?: number | undefined
  /** What stands before each command: `stx --subcloud edge7`, or `stx`. */
  readonly prompt: string
}

type ApplicationTopic = 'operation' | 'alarm'

const rule = rulesOn<ApplicationFacts, ApplicationTopic>()

const nameOf = ({application}: ApplicationFacts) => application.name
const progressOf = ({application}: ApplicationFacts) => (application.progress ?? '').trim()

/** What the platform says of every operation that ends early. */
const refrain = /:? *operation aborted, check system inventory logs for details\.?$/

const statusEvidence = ({application}: ApplicationFacts): Evidence => ({
  what: 'status',
  says: [application.status, application.progress?.trim()].filter(Boolean).join(': '),
  at: momentOf(application['updated_at']),
})

const own = ({application, alarms = []}: ApplicationFacts): AlarmFact[] =>
  byGravity(alarms.filter(({entity_instance_id}) => entity_instance_id === `k8s_application=${application.name}`))

const seen = (facts: ApplicationFacts): Evidence[] => [
  statusEvidence(facts),
  {what: 'version', says: facts.application.app_version},
  ...own(facts).slice(0, 2).map(alarmEvidence),
]

/** Operations that failed: what did not come about, and what does it again. */
const failures: Readonly<Record<string, {says: string; again: (name: string) => string}>> = {
  'upload-failed': {says: 'was not uploaded', again: (name) => typed`application delete ${name}`},
  'apply-failed': {says: 'was not applied', again: (name) => typed`application apply ${name} --wait`},
  'remove-failed': {says: 'was not removed', again: (name) => typed`application remove ${name} --wait`},
}

const isAtWork = ({status}: ApplicationFact) => /(ing|-starting|-requested)$/.test(status) && status !== 'missing'

/** In hours; the platform gives up on each operation long before. */
const LONGEST_OPERATION = 4

const failureOf = ({application}: ApplicationFacts) => failures[application.status]

/** A failure of which the progress tells something particular. */
const byProgress = (
  id: string,
  pattern: RegExp,
  says: (match: RegExpExecArray) => string,
  command?: (match: RegExpExecArray) => string,
) =>
  rule({
    id,
    topic: 'operation',
    explains: ['alarm'],
    when: (facts) => (failureOf(facts) ? pattern.exec(progressOf(facts)) : undefined),
    sentence: (facts, match) => `${nameOf(facts)} ${failureOf(facts)?.says}: ${says(match)}`,
    evidence: seen,
    command: (facts, match) => `${facts.prompt} ${command?.(match) ?? failureOf(facts)?.again(nameOf(facts))}`,
  })

export const applicationRules: readonly Rule<ApplicationFacts, ApplicationTopic>[] = [
  byProgress('aborted-by-user', /^operation aborted by user/, () => 'somebody aborted it'),
  byProgress(
    'dependency-missing',
    /depends on the following missing apps: ([^.]+)\.|^(\S+) is required and is not applied/,
    ([, several, one]) => `it needs what is not applied: ${brief(several ?? one ?? '')}`,
    () => 'application list',
  ),
  byProgress(
    'images-not-downloaded',
    /failed to download images|image.*pull/i,
    () => 'its images could not be downloaded from the registry',
    () => 'registry image list',
  ),
  rule({
    id: 'update-went-back',
    topic: 'operation',
    explains: ['alarm'],
    when: (facts) => /update from version (\S+) to version (\S+?)\.? aborted/i.exec(progressOf(facts)),
    sentence: (facts, [, from, to]) => {
      const {status, app_version} = facts.application
      const now = {
        applied: `it is back at ${app_version}`,
        recovering: `it goes back to ${app_version}`,
        'apply-failed': `and going back to ${app_version} failed as well`,
      }[status]
      return `${nameOf(facts)} was not updated from ${from} to ${to}: ${now ?? `it is ${status}`}`
    },
    evidence: seen,
    command: (facts) =>
      facts.application.status === 'apply-failed'
        ? typed`${facts.prompt} application apply ${nameOf(facts)} --wait`
        : typed`${facts.prompt} application update TARBALL --wait`,
  }),
  rule({
    id: 'operation-failed',
    topic: 'operation',
    explains: ['alarm'],
    when: failureOf,
    sentence: (facts, {says}) => {
      const why = progressOf(facts).replace(refrain, '')
      return `${nameOf(facts)} ${says}: ${brief(why) || 'the log of sysinv on the active controller tells why'}`
    },
    evidence: seen,
    command: (facts, {again}) => `${facts.prompt} ${again(nameOf(facts))}`,
  }),
  rule({
    id: 'removed-by-force',
    topic: 'operation',
    when: (facts) => /^Application remove failed\. Status forced to/.test(progressOf(facts)),
    sentence: (facts) =>
      `${nameOf(facts)} counts as removed because that was forced: what it left in the cluster is still there`,
    evidence: seen,
    command: (facts) => typed`${facts.prompt} application delete ${nameOf(facts)}`,
  }),
  rule({
    id: 'hangs',
    topic: 'operation',
    explains: ['alarm'],
    when: ({application, now}) =>
      isAtWork(application) && hoursTooLong(application['updated_at'], now, LONGEST_OPERATION),
    sentence: (facts, hours) =>
      `${nameOf(facts)} is ${facts.application.status}${since(momentOf(facts.application['updated_at']))}${forTooLong(hours, LONGEST_OPERATION)}`,
    evidence: seen,
    command: (facts) => typed`${facts.prompt} application abort ${nameOf(facts)}`,
  }),
  rule({
    id: 'under-way',
    topic: 'operation',
    verdict: 'under way',
    explains: ['alarm'],
    when: ({application}) => isAtWork(application),
    sentence: (facts) => {
      const {status} = facts.application
      return `${nameOf(facts)} is ${status}${since(momentOf(facts.application['updated_at']))}${progressOf(facts) ? `: ${brief(progressOf(facts))}` : ''}`
    },
    evidence: seen,
    command: (facts) => typed`${facts.prompt} application wait ${nameOf(facts)}`,
  }),
  rule({
    id: 'missing',
    topic: 'operation',
    when: ({application}) => application.status === 'missing',
    sentence: (facts) => `the files of ${nameOf(facts)} are missing on the active controller`,
    evidence: seen,
    command: (facts) => typed`${facts.prompt} application upload TARBALL --wait`,
  }),
  rule({
    id: 'dependency-open',
    topic: 'operation',
    when: (facts) => /missing dependencies/.test(progressOf(facts)),
    sentence: (facts) => `${nameOf(facts)} is applied, but an application that it works with is not`,
    evidence: seen,
    command: ({prompt}) => typed`${prompt} application list`,
  }),
  rule({
    id: 'alarm',
    topic: 'alarm',
    when: (facts) => own(facts)[0],
    sentence: (facts, {alarm_id, reason_text, severity}) =>
      `${nameOf(facts)} is ${facts.application.status}, but has a ${severity} alarm: ${brief(reason_text || alarm_id)}`,
    evidence: seen,
    command: (_facts, {alarm_id}) => typed`stx alarm explain ${alarm_id}`,
  }),
  rule({
    id: 'not-applied',
    topic: 'operation',
    verdict: 'well',
    when: ({application}) => /^(uploaded|inactive)$/.test(application.status),
    sentence: (facts) =>
      facts.application.status === 'uploaded'
        ? `nothing is wrong: ${nameOf(facts)} is uploaded, and nobody has applied it`
        : `nothing is wrong: this version of ${nameOf(facts)} is kept beside the one in use`,
    evidence: seen,
    command: (facts) => typed`${facts.prompt} application apply ${nameOf(facts)} --wait`,
  }),
]

function well(facts: ApplicationFacts): Cause {
  const {application, unread, prompt} = facts
  const sentence = `nothing is wrong with ${application.name}: it is ${application.status}, and without alarms`
  return nothingWrong({
    ...{whom: application.name, well: {id: 'well', sentence}},
    ...{evidence: seen(facts), unread, prompt},
  })
}

/** Why an application is as it is. */
export const causeOfApplication = (facts: ApplicationFacts): Answer =>
  answerFrom(causesIn(applicationRules, facts), well(facts))
