import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {disableAlarmSummary} from '../audit/alarm-summary.js'
import {refuseLocalDeployment} from '../central/deployment.js'
import {releaseOf} from '../central/release.js'
import {peerGroups} from '../peer/model.js'
import {refuseBusy} from '../record/busy.js'
import {changeSubcloud} from '../record/change.js'
import {meaningOf} from '../record/deploy-status.js'
import {filesOf, keepFiles, keptValues} from '../record/files.js'
import {findSubcloud} from '../record/find.js'
import type {Subcloud} from '../record/model.js'
import {bareSubcloud, workedSubcloud} from '../record/show.js'
import {type Form, fileOf, formOf, hasPart} from '../values/form.js'
import {checkPassword} from '../values/password.js'
import {textOf, type Values} from '../values/values.js'
import {checkEnroll} from './enroll.js'
import {aborting, deploying} from './lifecycle.js'
import {checkNew, insertSubcloud} from './new-subcloud.js'
import {abortable, beginsFrom, leftFrom, type Phase} from './phase.js'
import {
  checkBootstrapAddress,
  checkDeployFiles,
  checkRebootstrap,
  deployConfigGiven,
  installValuesFor,
  noBootstrapValues,
  notStored,
  recordOf,
  requestValues,
  withStoredBootstrap,
} from './prepare.js'

/** A phase begins in some states only. */
function refuseBefore(phase: keyof typeof beginsFrom, {deployStatus}: Subcloud, words = either): void {
  const states = beginsFrom[phase]
  if (!states.includes(deployStatus)) refuse(400, words(states))
}

const either = (states: readonly string[]) => `Subcloud deploy status must be either: ${states.join(', ')}`

/** Creating is the one phase that is over when it is answered, whether it succeeded or not. */
export function deployCreate(c: Call) {
  const form = formOf(c)
  const missing = ['bootstrap_values', 'bootstrap-address'].filter((part) => !hasPart(form, part))
  if (missing.length > 0) refuse(400, `Missing required parameter(s): ${missing.join(', ')}`)
  const checked = checkNew(c, form, requestValues(form))
  const deployConfig = deployConfigGiven(c, form, checked.release)
  const {name} = checked.values as {name: string}
  const fault = c.sim.faults.state('subcloud.deploy.create', {region: c.region.name, host: name})
  const subcloud = insertSubcloud(c, checked, {deployStatus: fault ? 'create-failed' : 'create-complete', deployConfig})
  disableAlarmSummary(c.sim, subcloud.id)
  return workedSubcloud(fault ? changeSubcloud(c.sim, subcloud.id, {errorDescription: fault}) : subcloud)
}

const start = (c: Call, subcloud: Subcloud, phases: readonly Phase[]) =>
  c.sim.start(deploying, c.region.name, subcloud.id, {phases})

const after = (c: Call, subcloud: Subcloud) =>
  bareSubcloud(c.region.of(deploying.collection).get(subcloud.id) ?? subcloud)

function refuseEmpty(form: Form): void {
  if (Object.keys(form.fields).length === 0 && form.files.length === 0) refuse(400, 'Body required')
}

function deployInstall(c: Call, subcloud: Subcloud, form: Form) {
  refuseEmpty(form)
  refuseLocalDeployment(c.sim)
  refuseBefore('install', subcloud)
  if (!filesOf(c.region, subcloud).initialDeployment) {
    refuse(400, 'The deploy install command can only be used during initial deployment.')
  }
  const release = releaseOf(c.sim, textOf(form.fields, 'release') || subcloud.softwareVersion)
  const installValues = installValuesFor(c, subcloud, form, form.fields, release)
  changeSubcloud(c.sim, subcloud.id, {softwareVersion: release, installValues})
  start(c, subcloud, ['install'])
  return after(c, subcloud)
}

/** Takes over new bootstrap values: the record shows them at once. */
function rememberBootstrap(c: Call, subcloud: Subcloud, values: Values): void {
  changeSubcloud(c.sim, subcloud.id, recordOf(subcloud, values))
  keepFiles(c.region, subcloud, {bootstrapValues: keptValues(values)})
}

function deployBootstrap(c: Call, subcloud: Subcloud, form: Form) {
  refuseBefore('bootstrap', subcloud)
  const said = requestValues(form)
  const known = withStoredBootstrap(c, subcloud, form, said, noBootstrapValues(subcloud))
  checkPassword(textOf(known, 'sysadmin_password'), 'sysadmin_password')
  const values = checkRebootstrap(c, subcloud, form, known, subcloud.softwareVersion)
  rememberBootstrap(c, subcloud, values)
  start(c, subcloud, ['bootstrap'])
  return after(c, subcloud)
}

function deployConfig(c: Call, subcloud: Subcloud, form: Form) {
  refuseEmpty(form)
  refuseBefore('config', subcloud, (states) => `Subcloud deploy status must be ${states.join(', ')}`)
  refuseBusy(subcloud)
  const peerGroup = subcloud.peerGroupId === null ? undefined : c.region.of(peerGroups).get(subcloud.peerGroupId)
  if (peerGroup !== undefined && peerGroup.priority !== 0) {
    refuse(400, 'Subcloud can only be configured in its primary site.')
  }
  const given = fileOf(form, 'deploy_config') !== undefined
  if (!given && !filesOf(c.region, subcloud).deployConfig) notStored('deploy_config')()
  checkDeployFiles(c, subcloud.softwareVersion)
  checkPassword(textOf(form.fields, 'sysadmin_password'), 'sysadmin_password')
  checkBootstrapAddress(c, subcloud, form.fields)
  keepFiles(c.region, subcloud, {deployConfig: true})
  start(c, subcloud, ['config'])
  return after(c, subcloud)
}

function deployComplete(c: Call, subcloud: Subcloud) {
  const only = 'Subcloud deploy can only be completed when its deploy status is'
  refuseBefore('complete', subcloud, (states) => `${only}: ${states.join(', ')}`)
  start(c, subcloud, ['complete'])
  return workedSubcloud(changeSubcloud(c.sim, subcloud.id, {}))
}

function deployAbort(c: Call, subcloud: Subcloud) {
  const {abortsTo} = meaningOf(subcloud)
  if (abortsTo === undefined) {
    return refuse(400, `Subcloud deploy status must be in one of the following states: ${abortable.join(', ')}`)
  }
  if (!filesOf(c.region, subcloud).initialDeployment) {
    refuse(400, 'The subcloud can only be aborted during initial deployment.')
  }
  c.sim.start(aborting, c.region.name, subcloud.id)
  return bareSubcloud(changeSubcloud(c.sim, subcloud.id, {deployStatus: abortsTo}))
}

const fileOfPhase = {
  install: 'install_values',
  bootstrap: 'bootstrap_values',
} as const

/** What remains: a phase whose values nobody has is passed over, and without configuration the end is declared. */
function remaining(left: readonly Phase[], has: {install: boolean; config: boolean}): Phase[] {
  return left
    .filter((phase) => phase !== 'install' || has.install)
    .map((phase) => (phase === 'config' && !has.config ? 'complete' : phase))
}

function deployResume(c: Call, subcloud: Subcloud, form: Form) {
  const left = leftFrom[subcloud.deployStatus]
  if (left === undefined) return refuse(400, either(Object.keys(leftFrom)))
  const files = filesOf(c.region, subcloud)
  if (!files.initialDeployment) refuse(400, 'The subcloud can only be resumed during initial deployment.')
  const has = {
    install: subcloud.installValues !== null || hasPart(form, 'install_values'),
    config: files.deployConfig || hasPart(form, 'deploy_config'),
  }
  if (left.length === 1 && !has.config) {
    refuse(
      400,
      'Only deploy phase left is deploy config. Required deploy_config file was not provided and it was not previously ' +
        "available. If manually configuring the subcloud, please run 'dcmanager subcloud deploy complete'",
    )
  }
  for (const phase of ['install', 'bootstrap'] as const) {
    const part = fileOfPhase[phase]
    if (left.includes(phase) || !hasPart(form, part)) continue
    refuse(
      400,
      `${phase[0]?.toUpperCase()}${phase.slice(1)} was already executed and ${part.replace('_', '-')} is not required`,
    )
  }
  const phases = remaining(left, has)
  if (phases.includes('install')) refuseLocalDeployment(c.sim)
  const asked = phases.includes('install') ? textOf(form.fields, 'release') : ''
  const release = releaseOf(c.sim, asked || subcloud.softwareVersion)
  let values: Values = requestValues(form)
  const installValues = phases.includes('install') ? installValuesFor(c, subcloud, form, values, release) : undefined
  if (phases.includes('bootstrap')) {
    values = withStoredBootstrap(c, subcloud, form, values, notStored('bootstrap_values'))
  }
  if (phases.includes('config')) checkDeployFiles(c, release)
  checkPassword(textOf(values, 'sysadmin_password'), 'sysadmin_password')
  const known = installValues === undefined ? subcloud : {...subcloud, installValues}
  if (phases.includes('bootstrap')) values = checkRebootstrap(c, known, form, values, release)
  if (phases.includes('config')) checkBootstrapAddress(c, known, values)
  if (phases.includes('bootstrap')) rememberBootstrap(c, subcloud, values)
  keepFiles(c.region, subcloud, {deployConfig: has.config})
  changeSubcloud(c.sim, subcloud.id, {softwareVersion: release, ...(installValues ? {installValues} : {})})
  start(c, subcloud, phases)
  return after(c, subcloud)
}

function deployEnroll(c: Call, subcloud: Subcloud, form: Form) {
  refuseBefore('enroll', subcloud)
  const said = {...requestValues(form), enroll: 'true'}
  const known = withStoredBootstrap(c, subcloud, form, said, noBootstrapValues(subcloud))
  const release = releaseOf(c.sim, textOf(known, 'release') || subcloud.softwareVersion)
  const installValues = installValuesFor(c, subcloud, form, known, release)
  checkEnroll(known, installValues, form, release)
  checkPassword(textOf(known, 'sysadmin_password'), 'sysadmin_password')
  const values = checkRebootstrap(c, {...subcloud, installValues}, form, known, release)
  rememberBootstrap(c, subcloud, values)
  changeSubcloud(c.sim, subcloud.id, {
    softwareVersion: release,
    installValues,
    enrolledWithVcsr: fileOf(form, 'cloud_init_config') !== undefined || textOf(values, 'on_site') === 'true',
  })
  start(c, subcloud, ['enroll'])
  return after(c, subcloud)
}

const verbs: Readonly<Record<string, (c: Call, subcloud: Subcloud, form: Form) => unknown>> = {
  abort: deployAbort,
  resume: deployResume,
  install: deployInstall,
  bootstrap: deployBootstrap,
  configure: deployConfig,
  complete: deployComplete,
  enroll: deployEnroll,
}

export function deployVerb(c: Call) {
  const subcloud = findSubcloud(c)
  const verb = verbs[c.params['verb'] ?? ''] ?? refuse(400, 'Invalid request')
  return verb(c, subcloud, formOf(c))
}
