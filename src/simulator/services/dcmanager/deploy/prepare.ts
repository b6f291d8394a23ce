import {gunzipSync} from 'node:zlib'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {refuseControllerDeployment} from '../central/deployment.js'
import {checkPlaybook, imageOf, releaseOf} from '../central/release.js'
import {missingDeployFiles} from '../deploy-file/model.js'
import {groups} from '../group/model.js'
import {filesOf} from '../subcloud/files.js'
import {fromPeer} from '../subcloud/find.js'
import {allEndpoints, noErrors, type Subcloud, subcloudFiles, subclouds} from '../subcloud/model.js'
import {checkBootstrap, completeBootstrap, controllerGatewayOf, networkOf, oamVersion} from '../values/bootstrap.js'
import {type Form, fileOf} from '../values/form.js'
import {checkInstallValues, storedInstallValues} from '../values/install.js'
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
  const missing = missingDeployFiles(c.region, release)
  if (missing.length > 0) refuse(400, `Missing required deploy files: ${missing.join(', ')}`)
}

const others = (c: Call, except?: Subcloud): readonly Subcloud[] => {
  const all = c.region.of(subclouds).all()
  return except === undefined ? all : all.filter((one) => one.id !== except.id)
}

const knownGroup = (c: Call) => (id: string) => /^\d+$/.test(id) && c.region.of(groups).has(Number(id))

export interface NewSubcloud {
  readonly values: Values
  readonly installValues: Values | null
  readonly release: string
  readonly region: string
}

/** Every check of a subcloud that is to be created, in the server's order. */
export function checkNew(c: Call, form: Form, given: Values): NewSubcloud {
  const values = completeBootstrap(given)
  const release = releaseOf(textOf(values, 'release'))
  const name = textOf(values, 'name')
  if (c.region.of(subclouds).find({name}) !== undefined) refuse(409, `Subcloud with name=${name} already exists`)
  refuseControllerDeployment(c.sim, 'create')
  const region = regionOf(c, values)
  checkBootstrap(values, others(c), knownGroup(c))
  const file = installFile(form)
  const trusted = 'secondary' in values && fromPeer(c)
  const installValues =
    file === undefined
      ? null
      : trusted
        ? file
        : checkInstallValues(file, {
            bmcPassword: textOf(values, 'bmc_password'),
            bootstrapAddress: textOf(values, 'bootstrap-address'),
            softwareVersion: release,
            oamVersion: oamVersion(values),
            onSite: textOf(values, 'on_site') === 'true',
            stored: null,
          })
  checkPlaybook(release, textOf(values, 'kubernetes_version'))
  return {values, installValues, release, region}
}

/** A new region for a new subcloud; the copy of another site's has that site's. */
function regionOf(c: Call, values: Values): string {
  if ('secondary' in values) return textOf(values, 'region_name') || refuse(400, 'region_name required')
  if (textOf(values, 'migrate') === 'true') return migratedRegion(c, values)
  return c.sim.random(c.region.name, 'dcmanager.region').hex(32)
}

/** Asked of the subcloud itself, at its bootstrap address; here every address has one. */
function migratedRegion(c: Call, values: Values): string {
  const address = textOf(values, 'bootstrap-address')
  const fail = () =>
    refuse(
      400,
      `Unable to retrieve subcloud region while trying to connect to the subcloud ${textOf(values, 'name')} ` +
        `with bootstrap address ${address || 'None'}`,
    )
  if (address === '') fail()
  if (c.sim.faults.state('subcloud.region-lookup', {region: c.region.name, host: textOf(values, 'name')})) fail()
  return c.sim.random(c.region.name, 'dcmanager.region').hex(32)
}

/** Puts the record and the files of a checked subcloud in place. */
export function insertSubcloud(
  c: Call,
  {values, installValues, release, region}: NewSubcloud,
  more: {deployStatus: string; deployConfig: boolean},
): Subcloud {
  const table = c.region.of(subclouds)
  const subcloud = table.insert({
    id: table.nextId(),
    name: textOf(values, 'name'),
    description: textOf(values, 'description') || null,
    location: textOf(values, 'location') || null,
    softwareVersion: release,
    management: 'unmanaged',
    availability: 'offline',
    deployStatus: more.deployStatus,
    backupStatus: null,
    backupAt: null,
    prestageStatus: null,
    prestageVersions: null,
    errorDescription: noErrors,
    region,
    network: networkOf(values),
    controllerGateway: controllerGatewayOf(values),
    groupId: Number(textOf(values, 'group_id') || 1),
    peerGroupId: null,
    installValues,
    rehomeData: null,
    endpoints: allEndpoints('unknown'),
    levels: {},
    reachable: false,
    auditFailures: 0,
    firstSyncDone: false,
    enrolledWithVcsr: false,
    createdAt: c.sim.now(),
    updatedAt: null,
  })
  c.region.of(subcloudFiles).insert({
    subcloudId: subcloud.id,
    bootstrapValues: keptValues(values),
    deployConfig: more.deployConfig,
    inventory: false,
    initialDeployment: true,
  })
  return subcloud
}

/** Passwords are not kept. */
export function keptValues(values: Values): Values {
  const secret = ['sysadmin_password', 'bmc_password', 'admin_password', 'ansible_ssh_pass', 'ansible_become_pass']
  return Object.fromEntries(Object.entries(values).filter(([key]) => !secret.includes(key)))
}

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
    checkBootstrap(values, others(c, subcloud), knownGroup(c))
  }
  refuseControllerDeployment(c.sim, 'bootstrap')
  checkPlaybook(release, textOf(values, 'kubernetes_version'))
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
      : checkInstallValues(file, {
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
    image: imageOf(release),
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

/** A tar archive says so at its 257th byte, be it compressed or not. */
export function isTar(content: Buffer): boolean {
  const magic = (bytes: Buffer) => bytes.subarray(257, 262).toString('latin1') === 'ustar'
  if (magic(content)) return true
  if (content[0] !== 0x1f || content[1] !== 0x8b) return false
  try {
    return magic(gunzipSync(content))
  } catch {
    return false
  }
}
