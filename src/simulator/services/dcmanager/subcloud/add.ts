import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {disableAlarmSummary} from '../audit/alarm-summary.js'
import {refuseLocalDeployment} from '../central/deployment.js'
import {booleanWord, checkEnroll} from '../deploy/enroll.js'
import {checkNew, insertSubcloud} from '../deploy/new-subcloud.js'
import type {Phase} from '../deploy/phase.js'
import {deployConfigGiven, requestValues} from '../deploy/prepare.js'
import {start} from '../deploy/start.js'
import {changeSubcloud} from '../record/change.js'
import {bareSubcloud} from '../record/show.js'
import {rehoming} from '../rehome/lifecycle.js'
import {type Form, fileOf, formOf, hasPart} from '../values/form.js'
import {checkPassword} from '../values/password.js'
import {textOf, type Values, yamlFile} from '../values/values.js'

/** Which ways of adding a subcloud go together. */
function checkWays(form: Form, values: Values): {migrate: boolean; secondary: boolean; enroll: boolean} {
  const migrate = booleanWord(values, 'migrate') === 'true'
  if (migrate) {
    if (booleanWord(values, 'enroll') === 'true') refuse(400, 'migrate with enroll is not allowed')
    if (hasPart(form, 'deploy_config')) refuse(400, 'migrate with deploy-config is not allowed')
  }
  const secondary = booleanWord(values, 'secondary')
  if (secondary !== undefined) {
    if (hasPart(form, 'deploy_config')) refuse(400, 'secondary with deploy-config is not allowed')
    if ('migrate' in values) refuse(400, 'secondary with migrate is not allowed')
  }
  return {migrate, secondary: secondary === 'true', enroll: textOf(values, 'enroll').toLowerCase() === 'true'}
}

const ofTheForm = ['secondary', 'region_name', 'release', 'bmc_password', 'sysadmin_password', 'group_id']

/** What another site will bootstrap the subcloud with. */
const bootstrapOf = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !ofTheForm.includes(key)))

/** The whole deployment in one request; what it takes is checked before anything is created. */
export function addSubcloud(c: Call) {
  refuseLocalDeployment(c.sim)
  const form = formOf(c)
  const bootstrap = fileOf(form, 'bootstrap_values')
  const bootstrapName = bootstrap === undefined ? undefined : yamlFile(bootstrap, 'bootstrap_values')['name']
  const values = requestValues(form)
  const {migrate, secondary, enroll} = checkWays(form, values)
  if (migrate && bootstrapName !== undefined && String(bootstrapName) !== textOf(values, 'name')) {
    refuse(400, 'subcloud name does not match the name defined in bootstrap file')
  }
  if (!('secondary' in values)) checkPassword(textOf(values, 'sysadmin_password'), 'sysadmin_password')
  const checked = checkNew(c, form, values)
  const deployConfig = deployConfigGiven(c, form, checked.release)
  checkEnroll(checked.values, checked.installValues, form, checked.release)
  const subcloud = insertSubcloud(c, checked, {deployStatus: 'not-deployed', deployConfig})
  disableAlarmSummary(c.sim, subcloud.id)
  if (secondary) {
    const {'bootstrap-address': address} = checked.values
    const rehomeData = {saved_payload: {...bootstrapOf(checked.values), 'bootstrap-address': address}}
    return bareSubcloud(changeSubcloud(c.sim, subcloud.id, {deployStatus: 'secondary', rehomeData}))
  }
  if (migrate) {
    c.sim.start(rehoming, c.region.name, subcloud.id)
    return bareSubcloud(subcloud)
  }
  const remote = checked.installValues !== null
  const phases: Phase[] = ['create', ...(remote && !enroll ? (['install'] as const) : [])]
  phases.push(remote && enroll ? 'enroll' : 'bootstrap', deployConfig ? 'config' : 'complete')
  if (remote && enroll && (fileOf(form, 'cloud_init_config') !== undefined || textOf(values, 'on_site') === 'true')) {
    changeSubcloud(c.sim, subcloud.id, {enrolledWithVcsr: true})
  }
  start(c, subcloud, phases)
  return bareSubcloud(subcloud)
}
