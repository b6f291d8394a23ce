import {type DeploymentFact, failedDeployments, forHost} from './deployment.js'
import type {AlarmFact, UnreadFact} from './fact.js'
import {nothingWrong} from './nothing.js'
import {remedyOf} from './remedy.js'
import {type Answer, answerFrom, type Cause, causesIn, type Evidence, type Rule, rulesOn} from './rule.js'
import {typed} from './typed.js'
import {alarmEvidence, brief, byGravity, momentOf, since, someOf} from './words.js'

interface ResultFact {
  readonly result: string
  readonly reason: string | null
  readonly 'start-date-time': string
  readonly 'end-date-time': string
}

interface StepFact extends ResultFact {
  readonly 'step-name': string
  readonly 'entity-names': readonly string[]
}

interface StageFact extends ResultFact {
  readonly 'stage-name': string
  readonly 'stage-id': number
  readonly steps: readonly StepFact[]
}

interface PhaseFact extends ResultFact {
  readonly 'phase-name': string
  readonly 'completion-percentage': number
  readonly stages: readonly StageFact[]
  readonly response?: string | null | undefined
}

/** A strategy of vim, as its service shows it. */
export interface LocalStrategyFact {
  readonly state: string
  readonly 'current-phase': string
  readonly 'build-phase': PhaseFact
  readonly 'apply-phase': PhaseFact
  readonly 'abort-phase': PhaseFact
}

/** What is known of the one strategy of a system, and of the work that it has done; which somebody may do by hand, too. */
export interface OrchestrationFacts {
  /** As commands call it: `sw-deploy`; none where there is no strategy, and none was asked about. */
  readonly type?: string | undefined
  readonly strategy?: LocalStrategyFact | undefined
  readonly alarms?: readonly AlarmFact[] | undefined
  readonly deploy?: DeploymentFact | undefined
  readonly deployHosts?: readonly {readonly hostname: string; readonly host_state: string}[] | undefined
  readonly releases?: readonly {readonly release_id: string; readonly state: string}[] | undefined
  readonly kube?:
    | {
        readonly state: string
        readonly from_version?: string | null | undefined
        readonly to_version?: string | null | undefined
      }
    | undefined
  readonly kubeHosts?: readonly {readonly host_id: number; readonly status?: string | null | undefined}[] | undefined
  readonly rootca?: {readonly state?: string | null | undefined} | undefined
  readonly hosts?:
    | readonly {
        readonly id: number
        readonly hostname: string | null
        readonly device_image_update?: string | null | undefined
      }[]
    | undefined
  readonly unread?: readonly UnreadFact[] | undefined
  /** What stands before each command: `stx --subcloud edge7`, or `stx`. */
  readonly prompt: string
}

type Topic = 'strategy' | 'work' | 'alarm'

const rule = rulesOn<OrchestrationFacts, Topic>()

const title = ({type}: OrchestrationFacts) => `the ${type ?? 'orchestration'} strategy`
const verb = ({type, prompt}: OrchestrationFacts, word: string) =>
  `${prompt} orchestration ${type ?? 'sw-deploy'} ${word}`

const ended = (text: string | undefined) => (text ? momentOf(text) : undefined)

/** Where in a phase something went wrong: the stage, the step and whom it was about. */
interface Place {
  readonly phase: PhaseFact
  readonly stage?: StageFact | undefined
  readonly step?: StepFact | undefined
  readonly reason: string
}

const wentWrong = ({result}: ResultFact) => /^(failed|timed-out|timeout|degraded)$/.test(result)

function placeIn(phase: PhaseFact): Place {
  const stage = phase.stages.find(wentWrong)
  const step = stage?.steps.find(wentWrong)
  const reason = [step?.reason, stage?.reason, phase.reason, phase.response].find((one) => one?.trim()) ?? ''
  return {phase, stage, step, reason}
}

const phases = {build: 'build-phase', apply: 'apply-phase', abort: 'abort-phase'} as const

const placeEvidence = ({phase, stage, step, reason}: Place): Evidence[] => [
  ...(stage === undefined
    ? []
    : [
        {
          what: 'stage',
          says: `${stage['stage-id']} of ${phase.stages.length}, ${stage['stage-name']}: ${stage.result}`,
        },
      ]),
  ...(step === undefined
    ? [{what: 'phase', says: `${phase['phase-name']}: ${phase.result}`, at: ended(phase['end-date-time'])}]
    : [
        {
          what: 'step',
          says: `${step['step-name']} ${step['entity-names'].join(' ')}`.trim() + `: ${step.result}`,
          at: ended(step['end-date-time']),
        },
      ]),
  ...(reason ? [{what: 'reason', says: brief(reason, 480)}] : []),
]

const stateEvidence = ({strategy}: OrchestrationFacts): Evidence[] =>
  strategy === undefined ? [] : [{what: 'state', says: `${strategy.state}, in its ${strategy['current-phase']} phase`}]

const affecting = ({alarms = []}: OrchestrationFacts): AlarmFact[] =>
  byGravity(alarms.filter(({mgmt_affecting, alarm_id}) => mgmt_affecting === 'True' && !/^900\./.test(alarm_id)))

/** At which step, of whom, and why; in words after "failed". */
function told({step, stage, reason}: Place): string {
  const of = step?.['entity-names'] ?? []
  const at = step?.['step-name'] ?? stage?.['stage-name']
  const where = at === undefined ? '' : ` at ${at}${of.length > 0 ? ` of ${someOf(of)}` : ''}`
  return `${where}: ${brief(reason) || 'its log tells why'}`
}

/** What was done to a host can be asked of the host. */
function nextOf(facts: OrchestrationFacts, place: Place): string {
  const [host] = place.step?.['entity-names'] ?? []
  if (/alarm/i.test(`${place.step?.['step-name']} ${place.reason}`))
    return typed`${facts.prompt} alarm list --mgmt_affecting`
  if (host !== undefined && /host|worker|controller|storage|compute/.test(`${host} ${place.step?.['step-name']}`))
    return typed`${facts.prompt} host why ${host}`
  return verb(facts, 'show --error-details')
}

const failure = (kind: keyof typeof phases, says: string) =>
  rule({
    id: `${kind}-failed`,
    topic: 'strategy',
    explains: ['work', 'alarm'],
    when: ({strategy}) =>
      strategy && new RegExp(`^${kind}-(failed|timeout)$`).test(strategy.state) && placeIn(strategy[phases[kind]]),
    sentence: (facts, place) => `${title(facts)} ${says}${told(place)}`,
    evidence: (facts, place) => [
      ...stateEvidence(facts),
      ...placeEvidence(place),
      ...affecting(facts).slice(0, 2).map(alarmEvidence),
    ],
    command: nextOf,
  })

/** What work by hand is called, and the command that takes the failed step again. */
const kubeSteps: Readonly<Record<string, {says: string; command: string}>> = {
  'downloading-images-failed': {says: 'its images were not downloaded', command: 'kube upgrade download-images --wait'},
  'pre-updating-apps-failed': {
    says: 'the applications were not updated before it',
    command: 'kube pre-application-update --wait',
  },
  'upgrading-networking-failed': {says: 'its networking was not upgraded', command: 'kube upgrade networking --wait'},
  'upgrading-storage-failed': {says: 'its storage was not upgraded', command: 'kube upgrade storage --wait'},
  'cordon-failed': {says: 'the host was not drained', command: 'kube host cordon HOST --wait'},
  'upgrading-first-master-failed': {
    says: 'the control plane of the first controller was not upgraded',
    command: 'kube host upgrade HOST control-plane --wait',
  },
  'upgrading-second-master-failed': {
    says: 'the control plane of the second controller was not upgraded',
    command: 'kube host upgrade HOST control-plane --wait',
  },
  'uncordon-failed': {says: 'the host was not taken into use again', command: 'kube host uncordon HOST --wait'},
  'post-updating-apps-failed': {
    says: 'the applications were not updated after it',
    command: 'kube post-application-update --wait',
  },
  'upgrade-aborting-failed': {says: 'its abort failed', command: 'kube upgrade abort --wait'},
}

/** What a phase of the replacement of the root CA does. */
const rootcaPhases: Readonly<Record<string, string>> = {
  'trust-both-cas': 'to trust both',
  'update-certs': 'to take new certificates',
  'trust-new-ca': 'to trust the new one alone',
}

const failedHosts = ({deployHosts = []}: OrchestrationFacts) =>
  deployHosts.filter(({host_state}) => host_state.endsWith('failed')).map(({hostname}) => hostname)

const failedKubeHosts = ({kubeHosts = [], hosts = []}: OrchestrationFacts) =>
  kubeHosts
    .filter(({status}) => status?.endsWith('failed'))
    .map(({host_id}) => hosts.find(({id}) => id === host_id)?.hostname ?? `host ${host_id}`)

const isAlarmOf =
  (...ids: string[]) =>
  ({alarm_id}: AlarmFact) =>
    ids.includes(alarm_id)

const alarmsLike = ({alarms = []}: OrchestrationFacts, ...ids: string[]): Evidence[] =>
  alarms
    .filter(isAlarmOf(...ids))
    .slice(0, 3)
    .map(alarmEvidence)

export const orchestrationRules: readonly Rule<OrchestrationFacts, Topic>[] = [
  failure('build', 'could not be built'),
  failure('apply', 'failed'),
  failure('abort', 'was aborted, and that failed'),
  rule({
    id: 'aborted-after-failure',
    topic: 'strategy',
    explains: ['work', 'alarm'],
    when: ({strategy}) => {
      if (strategy === undefined || !/^abort(ed|ing)$/.test(strategy.state)) return undefined
      const place = placeIn(strategy['apply-phase'])
      return (place.stage !== undefined || wentWrong(place.phase)) && place
    },
    sentence: (facts, place) =>
      `${title(facts)} failed${told(place)}; what it had begun ${facts.strategy?.state === 'aborting' ? 'is being' : 'was'} taken back`,
    evidence: (facts, place) => [
      ...stateEvidence(facts),
      ...placeEvidence(place),
      ...affecting(facts).slice(0, 2).map(alarmEvidence),
    ],
    command: nextOf,
  }),
  rule({
    id: 'aborted',
    topic: 'strategy',
    when: ({strategy}) => strategy?.state === 'aborted',
    sentence: (facts) => `${title(facts)} was aborted by somebody`,
    evidence: (facts) => [
      ...stateEvidence(facts),
      {what: 'reason', says: brief(facts.strategy?.['apply-phase'].reason ?? '') || 'none given'},
    ],
    command: (facts) => verb(facts, 'delete'),
  }),
  rule({
    id: 'under-way',
    topic: 'strategy',
    verdict: 'under way',
    explains: ['work', 'alarm'],
    when: ({strategy}) => strategy && /^(initial|building|applying|aborting)$/.test(strategy.state) && strategy,
    sentence: (facts, strategy) => {
      const {step, stage} = currentIn(strategy)
      const of = step?.['entity-names'] ?? []
      const where = step === undefined ? '' : `, now ${step['step-name']}${of.length > 0 ? ` of ${someOf(of)}` : ''}`
      return `${title(facts)} is ${strategy.state}${where}${since(ended(step?.['start-date-time'] ?? stage?.['start-date-time']))}`
    },
    evidence: (facts, strategy) => {
      const {phase, stage} = currentIn(strategy)
      return [
        ...stateEvidence(facts),
        {what: 'progress', says: `${phase?.['completion-percentage'] ?? 0} %`, at: ended(phase?.['start-date-time'])},
        stage && {what: 'stage', says: stage['stage-name'], at: ended(stage['start-date-time'])},
      ]
    },
    command: (facts) => `${facts.prompt} orchestration wait ${facts.type ?? ''}`.trim(),
  }),
  rule({
    id: 'release-not-uploaded',
    topic: 'work',
    when: ({releases = []}) => releases.find(({state}) => state === 'upload-failed'),
    sentence: (_facts, {release_id}) => `release ${release_id} was not uploaded: it could not be unpacked`,
    evidence: (_facts, {release_id, state}) => [{what: 'release', says: `${release_id}: ${state}`}],
    command: ({prompt}, {release_id}) => typed`${prompt} software delete ${release_id}`,
  }),
  rule({
    id: 'deployment-failed',
    topic: 'work',
    explains: ['alarm'],
    when: ({deploy}) => deploy && failedDeployments[deploy.state],
    sentence: (facts, {says}) => {
      const hosts = failedHosts(facts)
      const release = facts.deploy?.to_release ? ` to ${facts.deploy.to_release}` : ''
      return `the software deployment${release} stopped: it ${says}${hosts.length > 0 ? `, but failed on ${someOf(hosts)}` : ''}`
    },
    evidence: (facts) => [
      {what: 'deployment', says: String(facts.deploy?.state)},
      ...(facts.deployHosts ?? []).slice(0, 4).map(({hostname, host_state}) => ({what: hostname, says: host_state})),
      ...alarmsLike(facts, '900.021', '900.023'),
    ],
    command: (facts, {command}) => `${facts.prompt} ${forHost(command, failedHosts(facts)[0])}`,
  }),
  rule({
    id: 'deployment-host-failed',
    topic: 'work',
    explains: ['alarm'],
    when: (facts) => failedHosts(facts).length > 0 && failedHosts(facts),
    sentence: (_facts, hosts) => `the software deployment failed on ${someOf(hosts)}, and goes on for the others`,
    evidence: (facts) => [{what: 'deployment', says: String(facts.deploy?.state)}, ...alarmsLike(facts, '900.021')],
    command: ({prompt, deploy}, [host = 'HOST']) =>
      typed`${prompt} software deploy ${deploy?.state.includes('rollback') ? 'host-rollback' : 'host'} ${host} --wait`,
  }),
  rule({
    id: 'kubernetes-failed',
    topic: 'work',
    explains: ['alarm'],
    when: ({kube}) => kube && kubeSteps[kube.state],
    sentence: (facts, {says}) => `the upgrade of Kubernetes${versionsOf(facts)} stopped: ${says}`,
    evidence: (facts) => [
      {what: 'upgrade', says: String(facts.kube?.state)},
      ...failedKubeHosts(facts).map((host) => ({what: host, says: 'failed'})),
      ...alarmsLike(facts, '900.007'),
    ],
    command: (facts, {command}) =>
      `${facts.prompt} ${forHost(command, failedKubeHosts(facts)[0] ?? namesOf(facts)[0])}`,
  }),
  rule({
    id: 'kubernetes-host-failed',
    topic: 'work',
    explains: ['alarm'],
    when: (facts) => failedKubeHosts(facts).length > 0 && failedKubeHosts(facts),
    sentence: (facts, hosts) =>
      `the upgrade of Kubernetes${versionsOf(facts)} stopped: the ${kubePart(facts)} of ${someOf(hosts)} was not upgraded`,
    evidence: (facts, hosts) => [
      {what: 'upgrade', says: String(facts.kube?.state)},
      ...hosts.slice(0, 3).map((host) => ({what: host, says: `${kubePart(facts)} failed`})),
      ...alarmsLike(facts, '900.007'),
    ],
    command: (facts, [host = 'HOST']) => typed`${facts.prompt} kube host upgrade ${host} ${kubePart(facts)} --wait`,
  }),
  rule({
    id: 'rootca-failed',
    topic: 'work',
    explains: ['alarm'],
    when: ({rootca}) => /^updating-(host|pods)-(.+)-failed$/.exec(rootca?.state ?? ''),
    sentence: (_facts, [, who, phase = '']) =>
      `the replacement of the root CA of Kubernetes stopped: ${who === 'pods' ? 'pods' : 'a host'} could not be brought ${rootcaPhases[phase] ?? phase}`,
    evidence: (facts) => [
      {what: 'update', says: String(facts.rootca?.state)},
      ...alarmsLike(facts, '900.008', '900.009'),
    ],
    command: (facts, [, who, phase]) =>
      who === 'pods'
        ? typed`${facts.prompt} kube rootca pods-update --phase ${phase ?? ''} --wait`
        : typed`${facts.prompt} kube rootca host-update ${namesOf(facts)[0] ?? 'HOST'} --phase ${phase ?? ''} --wait`,
  }),
  rule({
    id: 'images-not-written',
    topic: 'work',
    when: ({hosts = []}) => hosts.filter(({device_image_update: state}) => /aborted$/.test(state ?? ''))[0],
    sentence: (_facts, {hostname}) => `the writing of device images on ${hostname} was broken off`,
    evidence: (_facts, {device_image_update: state}) => [{what: 'device images', says: String(state)}],
    command: ({prompt}, {hostname}) => typed`${prompt} host device image-update ${hostname ?? 'HOST'} --wait`,
  }),
  rule({
    id: 'ready',
    topic: 'strategy',
    verdict: 'well',
    when: ({strategy}) => strategy?.state === 'ready-to-apply',
    sentence: (facts) => `nothing is wrong: ${title(facts)} is ready, and nobody has applied it`,
    evidence: stateEvidence,
    command: (facts) => verb(facts, 'apply --wait'),
  }),
  rule({
    id: 'applied',
    topic: 'strategy',
    verdict: 'well',
    when: ({strategy}) => strategy?.state === 'applied',
    sentence: (facts) => `nothing is wrong: ${title(facts)} is applied; delete it before the next one`,
    evidence: stateEvidence,
    command: (facts) => verb(facts, 'delete'),
  }),
  rule({
    id: 'deployment-left',
    topic: 'work',
    when: ({deploy}) => deploy?.state === 'completed' && deploy,
    sentence: (_facts, {to_release: release}) =>
      `the software deployment${release ? ` to ${release}` : ''} is complete, and waits to be deleted: until then there is no other one`,
    evidence: (facts, {state}) => [{what: 'deployment', says: state}, ...alarmsLike(facts, '900.022', '900.023')],
    command: ({prompt}) => typed`${prompt} software deploy delete`,
  }),
  rule({
    id: 'by-hand',
    topic: 'work',
    verdict: 'under way',
    when: (facts) => handWork(facts)[0],
    sentence: (_facts, {says, state}) => `${says} is under way by hand, at ${state}`,
    evidence: (facts) => handWork(facts).map(({what, state}) => ({what, says: state})),
    command: ({prompt}, {command}) => `${prompt} ${command}`,
  }),
  rule({
    id: 'alarm',
    topic: 'alarm',
    when: ({alarms = []}) => byGravity(alarms.filter(({alarm_id}) => /^900\./.test(alarm_id)))[0],
    sentence: (_facts, {reason_text, alarm_id}) =>
      `there is no strategy, but an alarm of one: ${brief(reason_text || alarm_id)}`,
    evidence: (_facts, alarm) => [alarmEvidence(alarm)],
    command: ({prompt}, alarm) => remedyOf(prompt, alarm),
  }),
]

function handWork({
  deploy,
  kube,
  rootca,
}: OrchestrationFacts): {what: string; says: string; state: string; command: string}[] {
  return [
    ...(deploy
      ? [{what: 'deployment', says: 'a software deployment', state: deploy.state, command: 'software deploy show'}]
      : []),
    ...(kube
      ? [{what: 'upgrade', says: 'an upgrade of Kubernetes', state: kube.state, command: 'kube upgrade show'}]
      : []),
    ...(rootca?.state && !/^update-(completed|aborted)$/.test(rootca.state)
      ? [
          {
            what: 'update',
            says: 'a replacement of the root CA of Kubernetes',
            state: rootca.state,
            command: 'kube rootca update show',
          },
        ]
      : []),
  ]
}

const namesOf = ({hosts = []}: OrchestrationFacts) => hosts.flatMap(({hostname}) => hostname ?? [])

const versionsOf = ({kube}: OrchestrationFacts) =>
  kube?.to_version ? ` from ${kube.from_version} to ${kube.to_version}` : ''

const kubePart = ({kubeHosts = []}: OrchestrationFacts) =>
  kubeHosts.some(({status}) => status === 'upgrading-kubelet-failed') ? 'kubelet' : 'control-plane'

function currentIn(strategy: LocalStrategyFact): {phase?: PhaseFact; stage?: StageFact; step?: StepFact} {
  const phase = Object.values(phases)
    .map((name) => strategy[name])
    .find((one) => one['phase-name'] === strategy['current-phase'])
  const running = ({result}: ResultFact) => /^(inprogress|wait)$/.test(result)
  const stage = phase?.stages.find(running)
  return {phase, stage, step: stage?.steps.find(running)}
}

function none({type, unread, alarms, prompt}: OrchestrationFacts): Cause {
  const what = `${type === undefined ? '' : `${type} `}strategy`
  return nothingWrong({
    whom: 'the orchestration',
    well: {
      id: 'none',
      sentence: `nothing is wrong: the system has no ${what}, and nothing of that kind is under way`,
    },
    evidence: alarms === undefined ? [] : [{what: 'alarms', says: `${alarms.length}, none of a strategy`}],
    ...{unread, prompt},
  })
}

/** Why the strategy of a system, or what it does, is as it is. */
export const causeOfOrchestration = (facts: OrchestrationFacts): Answer =>
  answerFrom(causesIn(orchestrationRules, facts), none(facts))
