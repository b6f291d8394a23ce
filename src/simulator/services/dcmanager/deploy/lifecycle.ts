import {lifecycle, type Moment, type Step} from '../../../kernel/lifecycle.js'
import {disableAlarmSummary} from '../audit/alarm-summary.js'
import {requestAudit} from '../audit/request.js'
import {startInstaller} from '../install/installer.js'
import {isPrestagedFor} from '../prestage/versions.js'
import {openRegion} from '../region/region.js'
import {failureOf} from '../subcloud/busy.js'
import {filesOf, keepFiles} from '../subcloud/files.js'
import {noErrors, type Subcloud, subclouds} from '../subcloud/model.js'
import {textOf} from '../values/values.js'
import type {Phase} from './phase.js'

export const longestError = 2048

/** Everything that happens to a subcloud is dated. */
export const at = (moment: Moment, patch: Partial<Subcloud>): Partial<Subcloud> => ({...patch, updatedAt: moment.now})

export const status =
  (deployStatus: string, more: Partial<Subcloud> = {}) =>
  (_subcloud: Subcloud, moment: Moment) =>
    at(moment, {deployStatus, ...more})

/** The state in which an interrupted or failed operation leaves a subcloud, and what can be read about it. */
export function failed(subcloud: Subcloud, moment: Moment, reason: string): Partial<Subcloud> {
  const {deployStatus, name} = subcloud
  const playbook = `FAILED ${deployStatus} playbook of (${name}).\ndetail: ${reason}`
  const running = deployStatus.endsWith('ing')
  requestAudit(moment.sim, subcloud.id)
  return at(moment, {
    deployStatus: failureOf[deployStatus] ?? deployStatus,
    ...(running ? {errorDescription: playbook.slice(0, longestError)} : {}),
  })
}

/** The image and its packages lie in the subcloud already: nothing has to be sent there. */
const isPrestaged = ({prestageVersions, softwareVersion}: Subcloud): boolean =>
  isPrestagedFor(prestageVersions, softwareVersion)

/** `subcloud.install` takes as long as that, or as `subcloud.install.prestaged`. */
export const sooner = (name: string) => (subcloud: Subcloud, moment: Moment) =>
  moment.sim.timing.ms(isPrestaged(subcloud) ? `${name}.prestaged` : name, moment.random(`timing.${name}`))

const phasesOf = (moment: Moment) => moment.input['phases'] as readonly Phase[]

/** Each phase begins with a step of this name. */
const entry = (phase: Phase | undefined) => (phase === undefined ? 'settle' : `begin-${phase}`)

/** The steps of one phase; the last one leads to the phase that was asked for after it. */
const during = (phase: Phase, steps: readonly Step<Subcloud>[]): Step<Subcloud>[] =>
  steps.map((step, at) =>
    at < steps.length - 1
      ? step
      : {
          ...step,
          do: (subcloud, moment) => {
            const phases = phasesOf(moment)
            moment.goto(entry(phases[phases.indexOf(phase) + 1]))
            return step.do?.(subcloud, moment)
          },
        },
  )

/** The system answers from now on. */
export function enter(subcloud: Subcloud, moment: Moment): void {
  const values = filesOf(moment.scope, subcloud).bootstrapValues ?? {}
  openRegion(moment.sim, subcloud.region, textOf(values, 'system_mode'))
  keepFiles(moment.scope, subcloud, {inventory: true})
}

/** Whatever ran there is wiped. */
export function leave(subcloud: Subcloud, moment: Moment): Partial<Subcloud> {
  disableAlarmSummary(moment.sim, subcloud.id)
  return at(moment, {reachable: false, firstSyncDone: false, levels: {}})
}

export const deploying = lifecycle<Subcloud>(
  subclouds,
  'subcloud.deploy',
  [
    {
      phase: 'begin',
      do: (_subcloud, moment) => {
        moment.goto(entry(phasesOf(moment)[0]))
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
        return at(moment, {deployStatus: String(moment.input['aborted']), errorDescription: noErrors})
      },
    },
  ],
  {failed, host: (subcloud) => subcloud.name},
)

/** The subcloud of another site becomes one of this site. */
export const rehoming = lifecycle<Subcloud>(
  subclouds,
  'subcloud.rehome',
  [
    {phase: 'create', after: 'subcloud.dispatch', do: status('pre-rehome', {errorDescription: noErrors})},
    {phase: 'prepare', after: 'subcloud.rehome.prepare'},
    {phase: 'begin', do: status('rehoming')},
    {
      phase: 'rehome',
      after: 'subcloud.rehome',
      do: (subcloud, moment) => {
        enter(subcloud, moment)
        keepFiles(moment.scope, subcloud, {initialDeployment: false})
        requestAudit(moment.sim, subcloud.id)
        moment.emit('subcloud.rehomed', {region: subcloud.region, name: subcloud.name})
        return at(moment, {deployStatus: 'complete', reachable: true, errorDescription: noErrors})
      },
    },
  ],
  {failed, host: (subcloud) => subcloud.name},
)

/** Another management network; the controller follows it there. */
export const reconfiguring = lifecycle<Subcloud>(
  subclouds,
  'subcloud.reconfigure',
  [
    {
      phase: 'begin',
      after: 'subcloud.dispatch',
      do: (_subcloud, moment) =>
        at(moment, {...(moment.input['patch'] as Partial<Subcloud>), deployStatus: 'reconfiguring-network'}),
    },
    {
      phase: 'reconfigure',
      after: 'subcloud.reconfigure',
      do: (subcloud, moment) => {
        requestAudit(moment.sim, subcloud.id)
        return at(moment, {deployStatus: 'complete', network: moment.input['network'] as Subcloud['network']})
      },
    },
  ],
  {failed, host: (subcloud) => subcloud.name},
)

export const deployLifecycles = [deploying, aborting, rehoming, reconfiguring]
