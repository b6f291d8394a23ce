import type {EventVocabulary, RootcaAction} from '../../../../events.js'
import type {RootcaHostPhase, RootcaPodPhase, RootcaState} from '../../../../states.js'
import {passedOver} from '../../plan/site.js'
import {type Behaviour, failed, type Run} from './kind.js'

type Wish = Omit<EventVocabulary['rootca.wanted'], 'region' | 'action'>

function want({sim, region}: Run, action: RootcaAction, wish: Wish = {}): undefined {
  sim.emit('rootca.wanted', {region, action, ...wish})
  return undefined
}

const update = ({sim, region}: Run) => sim.ask('rootca', region)

const stateOf = (run: Run): RootcaState | '' => update(run)?.state ?? ''

/** Done when the update is as it shall be; a phase of hosts or pods may fail. */
const until =
  (goal: RootcaState | '') =>
  (run: Run): ReturnType<NonNullable<Behaviour['settle']>> => {
    const state = stateOf(run)
    if (state.endsWith('-failed')) return failed(`kube rootca update is ${state}`)
    return state === goal ? 'done' : undefined
  }

const hosts = (phase: RootcaHostPhase): Behaviour => {
  const there = (run: Run, hostname: string) =>
    stateOf(run) === `updated-host-${phase}` ||
    update(run)?.hosts.find((host) => host.hostname === hostname)?.state === `updated-host-${phase}`
  return {
    begin: (run) => {
      for (const hostname of run.step.names) if (!there(run, hostname)) want(run, 'host', {phase, hostname})
      return undefined
    },
    settle: (run) => {
      const broken = until('')(run)
      if (broken !== undefined && broken !== 'done') return broken
      return run.step.names.every((hostname) => there(run, hostname)) ? 'done' : undefined
    },
  }
}

const pods = (phase: RootcaPodPhase): Behaviour => ({
  begin: (run) => (stateOf(run) === `updated-pods-${phase}` ? 'done' : want(run, 'pods', {phase})),
  settle: until(`updated-pods-${phase}`),
})

const generated = 'update-new-rootca-cert-generated'

/** What sysinv is asked for while the root certificate of Kubernetes is replaced. */
export const rootCaBehaviours: Readonly<Record<string, Behaviour>> = {
  'kube-rootca-update-start': {
    begin: (run) => {
      const force = run.strategy.options.alarms !== 'strict'
      return want(run, 'start', {force, alarms: passedOver('kube-rootca-update')})
    },
    settle: until('update-started'),
  },
  'kube-rootca-update-generate-cert': {
    begin: (run) => {
      const {subject, expiryDate} = run.strategy.options
      return want(run, 'generate', {subject: subject || null, expiryDate: expiryDate || null})
    },
    settle: until(generated),
  },
  'kube-rootca-update-host-trustbothcas': hosts('trust-both-cas'),
  'kube-rootca-update-host-update-certs': hosts('update-certs'),
  'kube-rootca-update-host-trustnewca': hosts('trust-new-ca'),
  'kube-rootca-update-pods-trustbothcas': pods('trust-both-cas'),
  'kube-rootca-update-pods-trustnewca': pods('trust-new-ca'),
  'kube-rootca-update-complete': {
    begin: (run) => want(run, 'complete'),
    settle: (run) => (update(run) === undefined ? 'done' : undefined),
  },
  'kube-rootca-update-abort': {
    begin: (run) => (['', 'update-aborted'].includes(stateOf(run)) ? 'done' : want(run, 'abort')),
    settle: (run) => (stateOf(run) === 'update-aborted' ? 'done' : undefined),
  },
}
