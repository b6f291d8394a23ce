import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {disableAlarmSummary} from '../audit/alarm-summary.js'
import {refuseLocalDeployment} from '../central/deployment.js'
import {releaseOf} from '../central/release.js'
import {peerGroups} from '../peer/model.js'
import {refuseBusy} from '../record/busy.js'
import {changeSubcloud} from '../record/change.js'
import {meaningOf} from '../record/deploy-status.js'
import {filesOf, keepFiles} from '../record/files.js'
import {findSubcloud} from '../record/find.js'
import type {Subcloud} from '../record/model.js'
import {bareSubcloud, workedSubcloud} from '../record/show.js'
import {type Form, fileOf, formOf, hasPart} from '../values/form.js'
import {checkPassword} from '../values/password.js'
import {textOf} from '../values/values.js'
import {checkEnroll} from './enroll.js'
import {aborting} from './lifecycle.js'
import {checkNew, insertSubcloud} from './new-subcloud.js'
import {abortable} from './phase.js'
import {
  checkBootstrapAddress,
  checkDeployFiles,
  checkRebootstrap,
  deployConfigGiven,
  installValuesFor,
  noBootstrapValues,
  notStored,
  requestValues,
  withStoredBootstrap,
} from './prepare.js'
import {deployResume} from './resume.js'
import {refuseBefore, rememberBootstrap, shownNow, start} from './start.js'

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
  return shownNow(c, subcloud)
}

function deployBootstrap(c: Call, subcloud: Subcloud, form: Form) {
  refuseBefore('bootstrap', subcloud)
  const said = requestValues(form)
  const known = withStoredBootstrap(c, subcloud, form, said, noBootstrapValues(subcloud))
  checkPassword(textOf(known, 'sysadmin_password'), 'sysadmin_password')
  const values = checkRebootstrap(c, subcloud, form, known, subcloud.softwareVersion)
  rememberBootstrap(c, subcloud, values)
  start(c, subcloud, ['bootstrap'])
  return shownNow(c, subcloud)
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
  return shownNow(c, subcloud)
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
  return shownNow(c, subcloud)
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

export function deployVerb(c: Call<'subcloud'>, name = '') {
  const subcloud = findSubcloud(c)
  const verb = verbs[name] ?? refuse(400, 'Invalid request')
  return verb(c, subcloud, formOf(c))
}
