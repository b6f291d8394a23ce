import {lifecycle, type Step} from '../../../simulation.js'
import {requestAudit} from '../audit/request.js'
import {startInstaller} from '../install/installer.js'
import {at, enter, failed, leave, sooner, status} from '../operation.js'
import {meaningOf} from '../record/deploy-status.js'
import {keepFiles} from '../record/files.js'
import {noErrors, type Subcloud, subclouds} from '../record/model.js'
import type {Phase} from './phase.js'

/** What was asked for, in this order. */
interface Asked {
  readonly phases: readonly Phase[]
}

/** Each phase begins with a step of this name. */
const entry = (phase: Phase | undefined) => (phase === undefined ? 'settle' : (`begin-${phase}` as const))

/** The steps of one phase; the last one leads to the phase that was asked for after it. */
const during = (phase: Phase, steps: readonly Step<Subcloud>[]): Step<Subcloud, Asked>[] =>
  steps.map((step, at) =>
    at < steps.length - 1
      ? step
      : {
          ...step,
          do: (subcloud, moment) => {
            const {phases} = moment.input
            moment.goto(entry(phases[phases.indexOf(phase) + 1]))
            return step.do?.(subcloud, moment)
          },
        },
  )

export const deploying = lifecycle<Subcloud, Asked>(
  subclouds,
  'subcloud.deploy',
  [
    {
      phase: 'begin',
      do: (_subcloud, moment) => {
        moment.goto(entry(moment.input.phases[0]))
        return undefined
      },
    },
    ...during('create', [
      {phase: 'begin-create', after: 'subcloud.dispatch', do: status('creating')},
      {phase: 'create', after: 'subcloud.create', do: status('create-complete')},
    ]),
    ...during('install', [
      {phase: 'begin-install', do: status('pre-install', {errorDescription: noErrors})},
      {
        phase: 'prepare-install',
        after: 'subcloud.install.prepare',
        do: (subcloud, moment) => {
          startInstaller(subcloud, moment, {during: deploying, phase: 'install', operation: 'install'})
          return {...leave(subcloud, moment), deployStatus: 'installing'}
        },
      },
      {phase: 'install', after: sooner('subcloud.install'), do: status('install-complete')},
    ]),
    ...during('enroll', [
      {phase: 'begin-enroll', do: status('pre-init-enroll', {errorDescription: noErrors})},
      {
        phase: 'prepare-init-enroll',
        after: 'subcloud.enroll.prepare',
        do: (subcloud, moment) => {
          startInstaller(subcloud, moment, {during: deploying, phase: 'init-enroll', operation: 'enroll'})
          return at(moment, {deployStatus: 'initiating-enroll'})
        },
      },
      {phase: 'init-enroll', after: 'subcloud.enroll.init', do: status('init-enroll-complete')},
      {phase: 'pre-enroll', do: status('pre-enroll')},
      {phase: 'prepare-enroll', after: 'subcloud.enroll.prepare', do: status('enrolling')},
      {
        phase: 'enroll',
        after: 'subcloud.enroll',
        do: (subcloud, moment) => {
          enter(subcloud, moment)
          return at(moment, {deployStatus: 'enroll-complete', reachable: true})
        },
      },
    ]),
    ...during('bootstrap', [
      {phase: 'begin-bootstrap', do: status('pre-bootstrap', {errorDescription: noErrors})},
      {phase: 'prepare-bootstrap', after: 'subcloud.bootstrap.prepare', do: status('bootstrapping')},
      {
        phase: 'bootstrap',
        after: sooner('subcloud.bootstrap'),
        do: (subcloud, moment) => {
          enter(subcloud, moment)
          return at(moment, {deployStatus: 'bootstrap-complete', reachable: true})
        },
      },
    ]),
    ...during('config', [
      {phase: 'begin-config', do: status('pre-config', {errorDescription: noErrors})},
      {
        phase: 'prepare-config',
        after: 'subcloud.config.prepare',
        do: (subcloud, moment) => {
          requestAudit(moment.sim, subcloud.id)
          return at(moment, {deployStatus: 'configuring'})
        },
      },
      {
        phase: 'config',
        after: sooner('subcloud.config'),
        do: (subcloud, moment) => {
          keepFiles(moment.scope, subcloud, {initialDeployment: false})
          return at(moment, {deployStatus: 'complete', errorDescription: noErrors})
        },
      },
    ]),
    ...during('complete', [
      {
        phase: 'begin-complete',
        do: (subcloud, moment) => {
          keepFiles(moment.scope, subcloud, {initialDeployment: false})
          return at(moment, {deployStatus: 'complete', errorDescription: noErrors})
        },
      },
    ]),
    {
      phase: 'settle',
      do: (subcloud, moment) => {
        requestAudit(moment.sim, subcloud.id)
        return undefined
      },
    },
  ],
  {failed, host: (subcloud) => subcloud.name},
)

/** Takes the place of the deployment that it ends. */
export const aborting = lifecycle<Subcloud>(
  subclouds,
  'subcloud.abort',
  [
    {
      phase: 'abort',
      after: 'subcloud.abort',
      do: (subcloud, moment) => {
        requestAudit(moment.sim, subcloud.id)
        const {endsAs = subcloud.deployStatus} = meaningOf(subcloud)
        return at(moment, {deployStatus: endsAs, errorDescription: noErrors})
      },
    },
  ],
  {failed, host: (subcloud) => subcloud.name},
)
