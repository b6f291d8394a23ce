import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {misfit} from './compatibility.js'
import {aborting} from './lifecycle/abort.js'
import {applying} from './lifecycle/apply.js'
import {removing} from './lifecycle/remove.js'
import {discard} from './lifecycle/update.js'
import {type Application, current} from './model.js'
import {showApplication} from './show.js'
import {may} from './status.js'

const directives = {apply: applying, remove: removing, abort: aborting} as const

const isDirective = (text: string): text is keyof typeof directives => Object.hasOwn(directives, text)

/** The application that knows several ways of being applied. */
const modes: Readonly<Record<string, readonly string[]>> = {
  'stx-openstack': ['restore_db', 'restore_storage', 'normal'],
}

export function direct(c: Call<'name'>) {
  const name = c.query['directive'] ?? ''
  if (!isDirective(name)) return refuse(403, 'Operation not permitted.')
  const reject = (reason: string): never => refuse(400, `Application-${name} rejected: ${reason}`)
  const row = asked(c) ?? reject('application not found.')
  if (name === 'apply') {
    checkMode(c, row, reject)
    const reason = misfit(c, row)
    if (reason !== undefined) reject(reason)
  }
  if (name === 'apply' && row.status === 'applying') reject('install/update is already in progress.')
  if (!may(row.status, name)) notNow(reject, row)
  c.sim.start(directives[name], c.region.name, row.uuid, {force: forced(c)})
  return showApplication(asked(c) ?? row)
}

function checkMode(c: Call, {name}: Application, reject: (reason: string) => never): void {
  const {values} = (c.body ?? {}) as {values?: {mode?: unknown}}
  if (values?.mode === undefined) return
  const known = modes[name] ?? reject(`Mode is not supported for app ${name}.`)
  const mode = String(values.mode)
  if (!known.includes(mode)) {
    reject(`Mode ${mode} for app ${name} is not valid. Valid modes are [${known.map((one) => `'${one}'`).join(', ')}].`)
  }
}

const forced = (c: Call): boolean => c.query['force'] === 'True'

const asked = (c: Call<'name'>): Application | undefined => current(c.region, c.params.name)

export function remove(c: Call<'name'>) {
  const reject = (reason: string): never => refuse(400, `Application-delete rejected: ${reason}`)
  const row = asked(c) ?? reject('application not found.')
  if (!may(row.status, 'delete')) notNow(reject, row)
  discard(c.region, row.uuid)
  return reply(204)
}

const notNow = (reject: (reason: string) => never, {status}: Application): never =>
  reject(`operation is not allowed while the current status is ${status}.`)
