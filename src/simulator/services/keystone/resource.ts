import type {Call} from '../../http/call.js'
import type {Policy} from '../../http/policy.js'
import {refuse} from '../../http/refusal.js'
import {reply} from '../../http/reply.js'
import type {Router} from '../../http/service.js'
import {type Body, innerOf} from './field.js'
import {matches} from './filter.js'
import {administrators, readers} from './policy.js'

/** Where the rows of a resource are; a table is one. */
export interface Shelf<T> {
  all(): readonly T[]
  get(id: string): T | undefined
  insert(row: T): T
  update(id: string, patch: Partial<T>): T
  remove(id: string): unknown
}

/** A resource that is listed, shown, created, changed and deleted in the ways that all of keystone's are. */
export interface Resource<T extends {readonly id: string}> {
  /** `user`; lists are `users` */
  readonly word: string
  readonly shelf: (c: Call) => Shelf<T>
  /** what lists may be narrowed by; without one of these fields the rows of `usual` */
  readonly filters: readonly string[]
  readonly usual?: (row: T, query: Call['query']) => boolean
  readonly shown: (row: T) => Body
  /** who may see single ones and lists; without it, who may read */
  readonly open?: Policy
  /** a new row of what a request says */
  readonly made: (c: Call, said: Body) => T
  /** what a request changes of a row */
  readonly changed: (c: Call, said: Body, row: T) => Partial<T>
  /** refuses a row that may not be, beside those that are: of an id or a name that is taken */
  readonly checked?: (c: Call, row: T) => void
  /** refuses to change or delete a row */
  readonly guarded?: (c: Call, row: T, verb: 'update' | 'delete') => void
  /** what goes with a row */
  readonly removed?: (c: Call, row: T) => void
}

export const missing = (word: string, id: string): never => refuse(404, `Could not find ${word}: ${id}.`)

export const duplicate = (word: string, details: string): never =>
  refuse(409, `Conflict occurred attempting to store ${word} - ${details}.`)

export const newId = (c: Call): string => c.sim.random('world', 'keystone').hex(32)

export function rowOf<T extends {readonly id: string}>(c: Call, {word, shelf}: Resource<T>, id: string): T {
  return shelf(c).get(id) ?? missing(word, id)
}

/** One row as replies show it. */
export const shown = <T extends {readonly id: string}>(c: Call, {word, ...resource}: Resource<T>, row: T): Body => ({
  ...resource.shown(row),
  links: {self: `${c.base}/v3/${word}s/${row.id}`},
})

/** The reply to a request for a list. */
export const listed = (c: Call, plural: string, rows: readonly unknown[]) => ({
  [plural]: rows,
  links: {next: null, self: c.base + c.path, previous: null},
})

export function resourceRoutes<T extends {readonly id: string}>(router: Router, resource: Resource<T>): void {
  const {word} = resource
  const policy = resource.open ?? readers
  const path = `/v3/${word}s` as const
  const one = `${path}/:id` as const
  router.get(path, {policy}, (c) => {
    const rows = resource
      .shelf(c)
      .all()
      .filter((row) => resource.usual?.(row, c.query) ?? true)
    const all = rows.map((row) => shown(c, resource, row))
    return listed(
      c,
      `${word}s`,
      all.filter((row) => matches(row, c.query, resource.filters)),
    )
  })
  router.get(one, {policy}, (c) => ({[word]: shown(c, resource, rowOf(c, resource, c.params.id))}))
  router.post(path, {policy: administrators}, (c) => {
    const row = resource.made(c, innerOf(c.body, word))
    resource.checked?.(c, row)
    return reply(201, {[word]: shown(c, resource, resource.shelf(c).insert(row))})
  })
  router.patch(one, {policy: administrators}, (c) => {
    const row = rowOf(c, resource, c.params.id)
    resource.guarded?.(c, row, 'update')
    const patch = resource.changed(c, innerOf(c.body, word), row)
    resource.checked?.(c, {...row, ...patch})
    return {[word]: shown(c, resource, resource.shelf(c).update(row.id, patch))}
  })
  router.delete(one, {policy: administrators}, (c) => {
    const row = rowOf(c, resource, c.params.id)
    resource.guarded?.(c, row, 'delete')
    resource.removed?.(c, row)
    resource.shelf(c).remove(row.id)
    return reply(204)
  })
}
