import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {manage, unmanage} from '../audit/management.js'
import {installFile} from '../deploy/prepare.js'
import {groupByRef} from '../group/handlers.js'
import {checkInstallValues} from '../install/values.js'
import {checkMembership} from '../peer/membership.js'
import {markOutOfSync, syncAdvice} from '../peer/out-of-sync.js'
import {isSecondary} from '../record/busy.js'
import {changeSubcloud} from '../record/change.js'
import type {DeployStatus} from '../record/deploy-status.js'
import {fromPeer} from '../record/find.js'
import type {Subcloud} from '../record/model.js'
import {bareSubcloud, workedSubcloud} from '../record/show.js'
import {rehomeDataOf} from '../rehome/data.js'
import {type Form, partText} from '../values/form.js'
import {given, textOf, type Values, yamlValues} from '../values/values.js'
import {asksForNetwork, checkNetwork, startReconfiguring} from './network.js'
import {renameSubcloud} from './rename.js'

/** Everything a PATCH without a verb may change; several things may be asked at once. */
export function updateSubcloud(c: Call, subcloud: Subcloud, form: Form) {
  const {fields} = form
  if (Object.keys(fields).length === 0 && form.files.length === 0) refuse(400, 'Body required')
  const membership = checkMembership(c, subcloud, form)
  const current = given(fields, 'name') ? renameSubcloud(c, subcloud, textOf(fields, 'name')) : subcloud
  const network = asksForNetwork(fields) ? checkNetwork(c, current, fields) : undefined
  const management = managementOf(c, current, fields)
  const deployStatus = migratesTo(c, current, fields)
  const force = forceOf(fields, management)
  if (network !== undefined) {
    startReconfiguring(c, current, network, fields)
    return bareSubcloud(current)
  }
  const plain = plainChanges(c, current, form)
  const managed = applyManagement(c, current, management, deployStatus, force)
  const {peerGroupId, touched} = membership
  const changed = changeSubcloud(c.sim, managed.id, {...plain, ...(peerGroupId === undefined ? {} : {peerGroupId})})
  return {...workedSubcloud(changed), ...syncAdvice(touched.flatMap((id) => markOutOfSync(c.sim, id)))}
}

function managementOf(c: Call, subcloud: Subcloud, fields: Values): 'managed' | 'unmanaged' | undefined {
  const state = textOf(fields, 'management-state')
  if (state === '') return undefined
  if (state !== 'managed' && state !== 'unmanaged') return refuse(400, 'Invalid management-state')
  if (subcloud.peerGroupId !== null && !fromPeer(c)) {
    refuse(400, 'Cannot update the management state of a subcloud that is associated with a peer group.')
  }
  return state
}

/** With `migrate`, an unmanaged subcloud is left for another site to take over. */
function migratesTo(c: Call, {deployStatus, management}: Subcloud, fields: Values): DeployStatus | undefined {
  if (textOf(fields, 'migrate') !== 'true' || deployStatus === 'rehome-pending') return undefined
  const asked = textOf(fields, 'management-state')
  if (asked !== 'unmanaged' && (asked !== '' || management !== 'unmanaged')) {
    refuse(400, "Subcloud must be unmanaged for its deploy status to be updated to 'rehome-pending'")
  }
  if (deployStatus !== 'complete' && !fromPeer(c)) {
    refuse(400, "The deploy status can only be updated to 'rehome-pending' if the current deploy status is 'complete'")
  }
  return 'rehome-pending'
}

function forceOf(fields: Values, management: string | undefined): boolean {
  if (!given(fields, 'force')) return false
  // The server reads the word as YAML does.
  const word = textOf(fields, 'force').toLowerCase()
  const yes = ['true', 'yes', 'on'].includes(word)
  if (!yes && !['false', 'no', 'off'].includes(word)) refuse(400, 'Invalid force value')
  if (management !== 'managed') refuse(400, 'Invalid option: force')
  return yes
}

function applyManagement(
  c: Call,
  subcloud: Subcloud,
  management: 'managed' | 'unmanaged' | undefined,
  deployStatus: DeployStatus | undefined,
  force: boolean,
): Subcloud {
  if (management === 'managed') return manage(c.sim, subcloud, force)
  if (management === 'unmanaged') return unmanage(c.sim, subcloud, deployStatus)
  return deployStatus === undefined ? subcloud : changeSubcloud(c.sim, subcloud.id, {deployStatus})
}

function plainChanges(c: Call, subcloud: Subcloud, form: Form): Partial<Subcloud> {
  const {fields} = form
  const text = (key: string) => (given(fields, key) ? textOf(fields, key) : undefined)
  const description = text('description')
  const location = text('location')
  const group = text('group_id')
  const release = text('release')
  return {
    ...(description === undefined ? {} : {description}),
    ...(location === undefined ? {} : {location}),
    ...(group === undefined ? {} : {groupId: (groupByRef(c, group) ?? refuse(400, 'Invalid group')).id}),
    ...(release ? {softwareVersion: release} : {}),
    ...newInstallValues(c, subcloud, form),
    ...rehomeDataOf(subcloud, partText(form, 'bootstrap_values'), text('bootstrap_address')),
  }
}

function newInstallValues(c: Call, subcloud: Subcloud, form: Form): Partial<Subcloud> {
  const text = form.fields['install_values']
  const values = typeof text === 'string' ? yamlValues(text, 'install_values') : installFile(form)
  if (values === undefined) return {}
  if (isSecondary(subcloud) && fromPeer(c)) return {installValues: values}
  return {
    installValues: checkInstallValues(c.sim, values, {
      bmcPassword: textOf(form.fields, 'bmc_password'),
      bootstrapAddress: textOf(form.fields, 'bootstrap-address'),
      softwareVersion: subcloud.softwareVersion,
      oamVersion: undefined,
      onSite: false,
      stored: subcloud.installValues,
    }),
  }
}
