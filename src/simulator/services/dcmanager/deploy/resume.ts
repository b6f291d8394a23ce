import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {refuseLocalDeployment} from '../central/deployment.js'
import {releaseOf} from '../central/release.js'
import {changeSubcloud} from '../record/change.js'
import {filesOf, keepFiles} from '../record/files.js'
import type {Subcloud} from '../record/model.js'
import {type Form, hasPart} from '../values/form.js'
import {checkPassword} from '../values/password.js'
import {textOf, type Values} from '../values/values.js'
import {leftFrom, type Phase} from './phase.js'
import {
  checkBootstrapAddress,
  checkDeployFiles,
  checkRebootstrap,
  installValuesFor,
  notStored,
  requestValues,
  withStoredBootstrap,
} from './prepare.js'
import {either, rememberBootstrap, shownNow, start} from './start.js'

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

export function deployResume(c: Call, subcloud: Subcloud, form: Form) {
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
  return shownNow(c, subcloud)
}
