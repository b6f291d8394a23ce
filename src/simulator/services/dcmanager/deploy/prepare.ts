import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {refuseControllerDeployment} from '../central/deployment.js'
import {checkPlaybook, imageOf} from '../central/release.js'
import {missingDeployFiles} from '../deploy-file/model.js'
import {groups} from '../group/model.js'
import {checkInstallValues, storedInstallValues} from '../install/values.js'
import {filesOf} from '../record/files.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {completeBootstrap, controllerGatewayOf, networkOf, oamVersion} from '../values/bootstrap.js'
import {checkBootstrap} from '../values/bootstrap-check.js'
import {type Form, fileOf} from '../values/form.js'
import {textOf, type Values, yamlFile} from '../values/values.js'

/** The bootstrap file's keys and the form's own, mixed as the server mixes them: the form wins. */
export function requestValues(form: Form): Values {
  const bootstrap = fileOf(form, 'bootstrap_values')
  return {...(bootstrap === undefined ? {} : yamlFile(bootstrap, 'bootstrap_values')), ...form.fields}
}

export function installFile(form: Form): Values | undefined {
  const file = fileOf(form, 'install_values')
  return file === undefined ? undefined : yamlFile(file, 'install_values')
}

/** Deployment needs a playbook and a chart, uploaded for the release; those of the active one come with it. */
export function deployConfigGiven(c: Call, form: Form, release: string): boolean {
  const file = fileOf(form, 'deploy_config')
  if (file === undefined) {
    if ('deploy_config' in form.fields) refuse(400, 'No deploy_config file uploaded')
    return false
  }
  if (file.filename === '') refuse(400, 'No deploy_config file uploaded')
  checkDeployFiles(c, release)
  return true
}

export function checkDeployFiles(c: Call, release: string): void {
  const missing = missingDeployFiles(c.sim, release)
  if (missing.length > 0) refuse(400, `Missing required deploy files: ${missing.join(', ')}`)
}

const others = (c: Call, except?: Subcloud): readonly Subcloud[] => {
  const all = c.region.of(subclouds).all()
  return except === undefined ? all : all.filter((one) => one.id !== except.id)
}

const knownGroup = (c: Call) => (id: string) => /^\d+$/.test(id) && c.region.of(groups).has(Number(id))

/** Against what the other subclouds have. */
export const checkAgainstOthers = (c: Call, values: Values, except?: Subcloud): void =>
  checkBootstrap(values, others(c, except), knownGroup(c))

/** The address under which a subcloud is bootstrapped must be known from somewhere. */
export function checkBootstrapAddress(c: Call, subcloud: Subcloud, values: Values): void {
  const stored = filesOf(c.region, subcloud).bootstrapValues ?? {}
  const known =
    textOf(values, 'bootstrap-address') ||
    (subcloud.installValues === null ? '' : textOf(subcloud.installValues, 'bootstrap_address')) ||
    textOf(stored, 'bootstrap-address')
  if (known === '') {
    refuse(
      400,
      'The bootstrap-address was not provided and it was not previously available. Please provide it in the request ' +
        'or update the subcloud with install-values and try again.',
    )
  }
}

/** Whatever the form says of the values of an existing subcloud, checked as for a new one. */
export function checkRebootstrap(c: Call, subcloud: Subcloud, form: Form, given: Values, release: string): Values {
  checkBootstrapAddress(c, subcloud, given)
  let values = given
  if (fileOf(form, 'bootstrap_values') !== undefined) {
    const name = textOf(given, 'name')
    if (name !== subcloud.name) {
      refuse(400, `The bootstrap-values 'name' value (${name}) must match the current subcloud name (${subcloud.name})`)
    }
    values = completeBootstrap(given)
    checkAgainstOthers(c, values, subcloud)
  }
  refuseControllerDeployment(c.sim, 'bootstrap')
  checkPlaybook(c.sim, release, textOf(values, 'kubernetes_version'))
  return values
}

/** The values of an earlier phase, under what this request says. */
export function withStoredBootstrap(
  c: Call,
  subcloud: Subcloud,
  form: Form,
  values: Values,
  complain: () => never,
): Values {
  if (fileOf(form, 'bootstrap_values') !== undefined) return values
  const stored = filesOf(c.region, subcloud).bootstrapValues
  return stored === null ? complain() : {...stored, ...values}
}

export const noBootstrapValues = (subcloud: Subcloud) => (): never =>
  refuse(
    400,
    'Required bootstrap-values file was not provided and it was not previously available at ' +
      `/opt/dc-vault/ansible/${subcloud.name}.yml`,
  )

export const notStored = (file: string) => (): never =>
  refuse(400, `Required ${file} file was not provided and it was not previously available.`)

/** What is installed: the new values, or those of an earlier installation for another release. */
export function installValuesFor(c: Call, subcloud: Subcloud, form: Form, values: Values, release: string): Values {
  const file = installFile(form)
  const checked =
    file === undefined
      ? storedInstallValues(subcloud.installValues)
      : checkInstallValues(c.sim, file, {
          bmcPassword: textOf(values, 'bmc_password'),
          bootstrapAddress: textOf(values, 'bootstrap-address'),
          softwareVersion: release,
          oamVersion: oamVersion(filesOf(c.region, subcloud).bootstrapValues ?? {}),
          onSite: textOf(values, 'on_site') === 'true',
          stored: subcloud.installValues,
        })
  const password = textOf(values, 'bmc_password')
  return {
    ...checked,
    software_version: release,
    image: imageOf(c.sim, release),
    ...(password === '' ? {} : {bmc_password: password}),
  }
}

/** Which fields of the record follow from new bootstrap values. */
export function recordOf(subcloud: Subcloud, values: Values): Partial<Subcloud> {
  const text = (key: string, before: string | null) => textOf(values, key) || before
  return {
    description: text('description', subcloud.description),
    location: text('location', subcloud.location),
    network: networkOf(values),
    controllerGateway: controllerGatewayOf(values) || subcloud.controllerGateway,
  }
}
