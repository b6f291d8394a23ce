import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {refuseLocalDeployment} from '../central/deployment.js'
import {releaseOf} from '../central/release.js'
import {
  checkDeployFiles,
  checkRebootstrap,
  installFile,
  installValuesFor,
  notStored,
  recordOf,
  requestValues,
  withStoredBootstrap,
} from '../deploy/prepare.js'
import {start} from '../deploy/start.js'
import {bmcAnswers} from '../install/bmc.js'
import {refuseSecondary} from '../record/busy.js'
import {changeSubcloud} from '../record/change.js'
import {filesOf, keepFiles, keptValues} from '../record/files.js'
import type {Subcloud} from '../record/model.js'
import {bareSubcloud} from '../record/show.js'
import {type Form, hasPart} from '../values/form.js'
import {checkPassword} from '../values/password.js'
import {textOf} from '../values/values.js'

/** Installs a subcloud anew, with what is known of it wherever nothing new is given. */
export function redeploySubcloud(c: Call, subcloud: Subcloud, form: Form) {
  refuseSecondary(subcloud)
  refuseLocalDeployment(c.sim)
  const said = requestValues(form)
  installFile(form)
  if (subcloud.availability === 'online' || subcloud.management === 'managed') {
    refuse(400, 'Cannot re-deploy an online and/or managed subcloud')
  }
  if (subcloud.enrolledWithVcsr) refuse(400, 'Redeploy is not supported for vCSR-enrolled subclouds')
  const release = releaseOf(c.sim, textOf(said, 'release'))
  const withConfig = filesOf(c.region, subcloud).deployConfig || hasPart(form, 'deploy_config')
  const installValues = installValuesFor(c, subcloud, form, said, release)
  const known = withStoredBootstrap(c, subcloud, form, said, notStored('bootstrap_values'))
  const bmc = textOf(installValues, 'bmc_address')
  if (!bmcAnswers(c.sim, subcloud)) {
    refuse(422, `Cannot reach the subcloud BMC (${bmc}); verify connectivity and credentials before retrying.`)
  }
  checkPassword(textOf(known, 'sysadmin_password'), 'sysadmin_password')
  const values = checkRebootstrap(c, {...subcloud, installValues}, form, known, release)
  if (withConfig) checkDeployFiles(c, release)
  changeSubcloud(c.sim, subcloud.id, {
    ...recordOf(subcloud, values),
    softwareVersion: release,
    installValues,
    firstSyncDone: false,
  })
  keepFiles(c.region, subcloud, {
    bootstrapValues: keptValues(values),
    deployConfig: withConfig,
    initialDeployment: true,
  })
  start(c, subcloud, ['install', 'bootstrap', withConfig ? 'config' : 'complete'])
  return bareSubcloud(changeSubcloud(c.sim, subcloud.id, {}))
}
