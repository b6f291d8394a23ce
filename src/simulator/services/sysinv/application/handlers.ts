import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {add} from '../fitting.js'
import {aborting, applying, removing, uploading} from './lifecycle.js'
import {type Application, applications} from './model.js'
import {findApplication, showApplication} from './show.js'
import {readTarball} from './tarball.js'

interface UploadBody {
  readonly tarfile?: string
  readonly name?: string
  readonly app_version?: string
  readonly binary_data?: string
}

export function upload(c: Call) {
  const {tarfile, name, app_version, binary_data: data} = (c.body ?? {}) as UploadBody
  const reject = (reason: string): never => refuse(400, `Application-upload rejected: ${reason}`)
  if (typeof tarfile !== 'string' || tarfile === '') return reject('tar file must be specified.')
  const file = tarfile.split('/').at(-1) ?? tarfile
  const remote = /^(https?|ftp):\/\//.test(tarfile)
  if (data === undefined && !remote) return reject(`failed to extract tar file ${file}.`)
  // What lies behind a URL cannot be read here: its name says what it is.
  const found = data === undefined ? fromFileName(file) : readTarball(Buffer.from(data, 'base64url'))
  if (typeof found === 'string') return reject(`${found}.`)
  const named = name ?? found.name
  const version = app_version ?? found.version
  if (named === undefined || version === undefined) return reject('metadata.yaml names no app_name or app_version.')
  const table = c.region.of(applications)
  if (table.find({name: named})) return reject(`application ${named} already exists.`)
  const row = add(table, c.sim.now(), {
    ...{uuid: c.sim.random(c.region.name, 'application.uuid').uuid(), name: named, app_version: version},
    ...{manifest_name: `${named}-fluxcd-manifests`, manifest_file: 'fluxcd-manifests'},
    ...{status: 'uploading', progress: null, active: false},
  })
  c.sim.start(uploading, c.region.name, row.uuid)
  return showApplication(row)
}

function fromFileName(file: string): {name: string; version: string} {
  const [, name = file, version = '1.0-1'] = /^(.+?)-(\d[\w.-]*?)\.(?:tgz|tar\.gz)$/.exec(file) ?? []
  return {name, version}
}

interface Directive {
  readonly from: readonly string[]
  readonly status?: string
  readonly lifecycle: typeof applying
}

const directives: Readonly<Record<string, Directive>> = {
  apply: {from: ['uploaded', 'applied', 'apply-failed'], status: 'applying', lifecycle: applying},
  remove: {from: ['applied', 'apply-failed', 'remove-failed'], status: 'removing', lifecycle: removing},
  abort: {from: ['applying', 'updating', 'removing'], lifecycle: aborting},
}

export function direct(c: Call) {
  const name = c.query['directive'] ?? ''
  const directive = directives[name] ?? refuse(403, 'Operation not permitted.')
  const reject = (reason: string): never => refuse(400, `Application-${name} rejected: ${reason}`)
  const row = findApplication(c) ?? reject('application not found.')
  if (name === 'apply' && row.status === 'applying') reject('install/update is already in progress.')
  if (!directive.from.includes(row.status)) notNow(reject, row)
  if (directive.status !== undefined) {
    c.region.of(applications).update(row.uuid, {status: directive.status, progress: null, updatedAt: c.sim.now()})
  }
  c.sim.start(directive.lifecycle, c.region.name, row.uuid)
  return showApplication(findApplication(c) ?? row)
}

export function remove(c: Call) {
  const reject = (reason: string): never => refuse(400, `Application-delete rejected: ${reason}`)
  const row = findApplication(c) ?? reject('application not found.')
  if (row.status !== 'uploaded' && row.status !== 'upload-failed') notNow(reject, row)
  c.region.of(applications).remove(row.uuid)
  return reply(204)
}

const notNow = (reject: (reason: string) => never, {status}: Application): never =>
  reject(`operation is not allowed while the current status is ${status}.`)
