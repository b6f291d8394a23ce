import {isVariable, partsOf} from './route-path.js'
import {type Route, routesOf, type Service} from './service.js'

/** A variable part of a path that is longer leads nowhere. */
const longestValue = 4096

interface Place {
  /** the next part of the path, by its text */
  readonly fixed: Map<string, Place>
  /** any one part: `:name` */
  variable?: Place
  /** one or more parts, to the end: `*` */
  rest?: Place
  readonly routes: Route[]
}

export interface Found {
  /** of this path, one for each method that it takes */
  readonly routes: readonly Route[]
  /** what stands for the variable parts, in their order */
  readonly values: readonly string[]
}

const tables = new WeakMap<Service, Place>()

/** The routes of a path inside a service; text goes before a variable part, and that before a rest. */
export function findRoutes(service: Service, parts: readonly string[]): Found | undefined {
  let table = tables.get(service)
  if (table === undefined) {
    table = tableOf(routesOf(service))
    tables.set(service, table)
  }
  return find(table, parts, [])
}

const emptyPlace = (): Place => ({fixed: new Map(), routes: []})

function tableOf(routes: readonly Route[]): Place {
  const root = emptyPlace()
  for (const route of routes) {
    let place = root
    for (const part of partsOf(route.path)) place = next(place, part)
    place.routes.push(route)
  }
  return root
}

function next(place: Place, part: string): Place {
  const known = isVariable(part) ? place.variable : part === '*' ? place.rest : place.fixed.get(part)
  if (known !== undefined) return known
  const added = emptyPlace()
  if (isVariable(part)) place.variable = added
  else if (part === '*') place.rest = added
  else place.fixed.set(part, added)
  return added
}

function find(place: Place, parts: readonly string[], values: readonly string[]): Found | undefined {
  const [part, ...others] = parts
  if (part === undefined) return place.routes.length === 0 ? undefined : {routes: place.routes, values}
  const fixed = place.fixed.get(part)
  const variable = part.length <= longestValue ? place.variable : undefined
  return (
    (fixed && find(fixed, others, values)) ??
    (variable && find(variable, others, [...values, part])) ??
    (place.rest && {routes: place.rest.routes, values: [...values, parts.join('/')]})
  )
}
