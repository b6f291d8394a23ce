import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {refuseControllerDeployment} from '../central/deployment.js'
import {checkPlaybook, releaseOf} from '../central/release.js'
import {checkInstallValues} from '../install/values.js'
import type {DeployStatus} from '../record/deploy-status.js'
import {keptValues} from '../record/files.js'
import {fromPeer} from '../record/find.js'
import {allEndpoints, noErrors, type Subcloud, subcloudFiles, subclouds} from '../record/model.js'
import {completeBootstrap, controllerGatewayOf, networkOf, oamVersion} from '../values/bootstrap.js'
import type {Form} from '../values/form.js'
import {textOf, type Values} from '../values/values.js'
import {checkAgainstOthers, installFile} from './prepare.js'

export interface NewSubcloud {
  readonly values: Values
  readonly installValues: Values | null
  readonly release: string
  readonly region: string
}

/** Every check of a subcloud that is to be created, in the server's order. */
export function checkNew(c: Call, form: Form, given: Values): NewSubcloud {
  const values = completeBootstrap(given)
  const release = releaseOf(c.sim, textOf(values, 'release'))
  const name = textOf(values, 'name')
  if (c.region.of(subclouds).find({name}) !== undefined) refuse(409, `Subcloud with name=${name} already exists`)
  refuseControllerDeployment(c.sim, 'create')
  const region = regionOf(c, values)
  checkAgainstOthers(c, values)
  const file = installFile(form)
  const trusted = 'secondary' in values && fromPeer(c)
  const installValues =
    file === undefined
      ? null
      : trusted
        ? file
        : checkInstallValues(c.sim, file, {
            bmcPassword: textOf(values, 'bmc_password'),
            bootstrapAddress: textOf(values, 'bootstrap-address'),
            softwareVersion: release,
            oamVersion: oamVersion(values),
            onSite: textOf(values, 'on_site') === 'true',
            stored: null,
          })
  checkPlaybook(c.sim, release, textOf(values, 'kubernetes_version'))
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
  more: {deployStatus: DeployStatus; deployConfig: boolean},
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
