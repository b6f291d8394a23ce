import {isoZone} from '../../../date.js'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import type {Collection} from '../../../kernel/collection.js'
import {type Link, links} from '../link.js'
import type {Row} from '../row.js'
import {type Paged, page, pagingArguments} from './page.js'
import {uuidArgument} from './uuid.js'

/** What showing a row needs to know of the request. */
export interface View {
  readonly c: Call
  /** shown alone, not in a list */
  readonly single: boolean
  readonly links: () => Link[]
  /** where the rows that belong to it are listed */
  readonly part: (name: string) => Link[]
  readonly dates: () => {created_at: string; updated_at: string | null}
}

export interface Parent {
  /** the field of the row that holds the parent's uuid, or a test */
  readonly field: string
  /** what the API calls a parent's uuid when it is none: `ihost_uuid` */
  readonly argument: string
}

export interface Resource<T extends Row> extends Paged {
  readonly collection: Collection<T>
  /** the plural in its address: /v1/icpus */
  readonly path: string
  /** what the reply calls the list, where not as the address does */
  readonly list?: string
  /** how links name it, where not as the address does */
  readonly linked?: string
  readonly show: (row: T, view: View) => Record<string, unknown>
  /** what the API calls its uuid: `cpu_uuid` */
  readonly argument: string
  /** under whose addresses it is listed: {ihosts: {field: 'ihost_uuid', argument: 'ihost_uuid'}} */
  readonly parents?: Readonly<Record<string, Parent>>
  /** what a query may ask for beside paging; the row's field of the same name must equal it */
  readonly filters?: readonly string[]
  /** false: nothing lists all of them */
  readonly listed?: boolean
}

export const noServer = (ref: string): never => refuse(404, `Server ${ref} could not be found.`)

export const notFound =
  (thing: string) =>
  (ref: string): never =>
    refuse(404, `${thing} ${ref} could not be found.`)

export function showRow<T extends Row>(c: Call, resource: Resource<T>, row: T, single = true) {
  const at = `${resource.linked ?? resource.path}/${row.uuid}`
  return resource.show(row, {
    c,
    single,
    links: () => links(c.base, at),
    part: (name) => links(c.base, `${at}/${name}`),
    dates: () => dates(row),
  })
}

export const dates = (row: Pick<Row, 'createdAt' | 'updatedAt'>) => ({
  created_at: isoZone(row.createdAt),
  updated_at: row.updatedAt === null ? null : isoZone(row.updatedAt),
})

/** A page of the rows, under the name the API gives the list. */
export function listRows<T extends Row>(c: Call, resource: Resource<T>, rows: readonly T[], ...filters: string[]) {
  const known = [...(resource.filters ?? []), ...filters]
  const wanted = known.flatMap((name) => (c.query[name] === undefined ? [] : [[name, c.query[name]] as const]))
  for (const name of Object.keys(c.query)) {
    if (!pagingArguments.includes(name) && !known.includes(name)) refuse(400, `Unknown argument: "${name}"`)
  }
  const asked = rows.filter((row) =>
    wanted.every(([name, value]) => String((row as Record<string, unknown>)[name]) === value),
  )
  const {rows: shown, next} = page(c, resource, asked)
  return {
    [resource.list ?? resource.path]: shown.map((row) => showRow(c, resource, row, false)),
    ...(next === undefined ? {} : {next}),
  }
}

/** What is read alone is read whole. */
export function takesNoArguments(c: Call): void {
  const [name] = Object.keys(c.query)
  if (name !== undefined) refuse(400, `Unknown argument: "${name}"`)
}

/** The row that the last part of the address names. */
export function rowAsked<T extends Row>(c: Call<'uuid'>, resource: Resource<T>): T {
  return rowNamed(c, resource, c.params.uuid)
}

export function rowNamed<T extends Row>(c: Call, resource: Resource<T>, ref: string): T {
  const uuid = uuidArgument(resource.argument, ref)
  return c.region.of(resource.collection).get(uuid) ?? resource.missing(ref)
}

const part = (row: Row, field: string): unknown => (row as unknown as Record<string, unknown>)[field]

/** Lists, lists of what belongs to something, and single ones. */
export function readRoutes<T extends Row>(router: Router, resource: Resource<T>): void {
  const {path, parents = {}, collection} = resource
  if (resource.listed !== false) {
    router.get(`/v1/${path}`, {}, (c) => listRows(c, resource, c.region.of(collection).all()))
  }
  router.get(`/v1/${path}/:uuid`, {}, (c) => {
    takesNoArguments(c)
    return showRow(c, resource, rowAsked(c, resource))
  })
  for (const [parent, {field, argument}] of Object.entries(parents)) {
    router.get(`/v1/${parent}/:parent/${path}`, {}, (c) => {
      const uuid = uuidArgument(argument, c.params.parent)
      const rows = c.region.of(collection).where((row) => part(row, field) === uuid)
      return listRows(c, resource, rows)
    })
  }
}

/** The named fields of a row, in that order. */
export function pick<T extends object, K extends keyof T>(row: T, ...names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<T, K>
}
