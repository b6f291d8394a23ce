import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {helmOverrides} from '../record/helm-override.js'
import {add} from '../row.js'
import {archiveAsked, bodyOf, type Found, given} from './archive.js'
import {updating} from './lifecycle/update.js'
import {type Application, applications, current} from './model.js'
import {showApplication} from './show.js'
import {may} from './status.js'
import {addVersion} from './upload.js'

const reject = (reason: string): never => refuse(400, `Application-update rejected: ${reason}`)

/** Brings an applied application to what another archive holds; the version before is kept until that is done. */
export function updateApplication(c: Call) {
  const body = bodyOf(c)
  const tarfile = given(body, 'tarfile') ?? reject('tar file must be specified.')
  const asked = archiveAsked(c, {tarfile, name: given(body, 'name'), version: given(body, 'app_version')}, reject)
  const keepOverrides = choice(body, 'reuse_user_overrides')
  const keepAttributes = choice(body, 'reuse_attributes')
  // A URL is read at once: which application it is about has to be known.
  const found: Found = {...asked, ...asked.later}
  const applied = current(c.region, found.name) ?? reject('application not found.')
  if (applied.status === 'updating') reject('update is already in progress.')
  if (!may(applied.status, 'update')) {
    reject(`operation is not allowed while the current status is ${applied.status}.`)
  }
  if (applied.app_version === found.version) reject(`the version ${found.version} is already applied.`)
  const content = asked.later === undefined ? found.package : applied.package
  c.region.of(applications).update(applied.uuid, {status: 'inactive', progress: null, updatedAt: c.sim.now()})
  const {later: _, ...known} = found
  const row = addVersion(c, {...known, package: content}, {status: 'updating', active: true, before: applied.uuid})
  takeOver(c, applied, row, {
    overrides: keepOverrides ?? content.keepsOverrides,
    attributes: keepAttributes ?? content.keepsAttributes,
  })
  c.sim.start(updating, c.region.name, row.uuid)
  return showApplication(row)
}

function choice(body: Readonly<Record<string, unknown>>, field: string): boolean | undefined {
  const text = given(body, field)?.toLowerCase()
  if (text === undefined) return undefined
  if (text !== 'true' && text !== 'false') return reject(`invalid ${field} setting.`)
  return text === 'true'
}

/** What was set for the charts of one version, for those of another. */
function takeOver(
  c: Call,
  from: Application,
  to: Application,
  keep: {readonly overrides: boolean; readonly attributes: boolean},
): void {
  if (!keep.overrides && !keep.attributes) return
  const table = c.region.of(helmOverrides)
  for (const {name, namespace, user_overrides, attributes} of table.where({application_uuid: from.uuid})) {
    add(table, c.sim.now(), {
      ...{uuid: c.sim.random(c.region.name, 'helm-override.uuid').uuid(), application_uuid: to.uuid, name, namespace},
      user_overrides: keep.overrides ? user_overrides : null,
      attributes: keep.attributes ? attributes : {},
    })
  }
}
