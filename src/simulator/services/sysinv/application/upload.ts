import {posix} from 'node:path'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {add} from '../row.js'
import {archiveAsked, badExtension, bodyOf, type Found, given, isFile, isUrl} from './archive.js'
import {uploading} from './lifecycle/upload.js'
import {type Application, applications, current} from './model.js'
import {showApplication} from './show.js'

export function upload(c: Call) {
  const reject = (reason: string): never => refuse(400, `Application-upload rejected: ${reason}`)
  const body = bodyOf(c)
  const tarfile = given(body, 'tarfile') ?? reject('tar file must be specified.')
  const data = given(body, 'binary_data')
  if (data === undefined && !isUrl(tarfile) && !isFile(tarfile)) nothingSent(c, tarfile, reject)
  const found = archiveAsked(c, {tarfile, name: given(body, 'name'), version: given(body, 'app_version'), data}, reject)
  if (current(c.region, found.name) !== undefined) reject(`application ${found.name} already exists.`)
  const row = addVersion(c, found, {status: 'uploading', active: false, before: null})
  const images = body['images'] === true || body['images'] === 'true'
  c.sim.start(uploading, c.region.name, row.uuid, {...(found.later ? {found: found.later} : {}), images})
  return showApplication(row)
}

/** A file that is neither on the controller nor sent along is an empty one, which gets a place and a name of its own. */
function nothingSent(c: Call, tarfile: string, reject: (reason: string) => never): never {
  const file = `${c.sim.now() / 1000}-${posix.basename(tarfile)}`
  if (/\.(tgz|tar\.gz)$/.test(tarfile)) return reject(`failed to extract tar file ${file}.`)
  return reject(badExtension(`/tmp/tarball_uploads/${file}`))
}

/** A row for what an archive holds. */
export function addVersion(
  c: Call,
  {name, version, package: content, later}: Found,
  state: Pick<Application, 'status' | 'active' | 'before'>,
): Application {
  return add(c.region.of(applications), c.sim.now(), {
    ...{uuid: c.sim.random(c.region.name, 'application.uuid').uuid(), name, app_version: version},
    ...(later === undefined
      ? {manifest_name: `${name}-fluxcd-manifests`, manifest_file: 'fluxcd-manifests'}
      : {manifest_name: 'manifest-placeholder', manifest_file: 'tarfile-placeholder'}),
    ...{package: content, progress: null, installed: 0, ...state},
  })
}
