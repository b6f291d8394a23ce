import type {Call} from '../../http/call.js'
import type {OfficialPort} from '../../http/official-port.js'
import {refuse} from '../../http/refusal.js'
import {reply} from '../../http/reply.js'
import type {Router} from '../../http/service.js'
import {
  catalogRegions,
  type Endpoint,
  endpointShelf,
  everyEndpoint,
  type OfferedService,
  type Region,
  regionShelf,
  type Sight,
  serviceShelf,
} from './catalog.js'
import {type Form, flag, innerOf, name, orElse, orNull, said, text} from './field.js'
import {administrators, signedIn} from './policy.js'
import {duplicate, missing, newId, type Resource, resourceRoutes, shown} from './resource.js'

export type Ports = () => readonly OfficialPort[]

export const sightOf = (c: Call, ports: Ports): Sight => ({server: c.server, ports: ports()})

const regionForm: Form<Omit<Region, 'id'>> = {description: orElse(text, ''), parent_region_id: orNull(text)}

function checkParent(c: Call, {parent_region_id: parent}: Partial<Region>): void {
  if (typeof parent === 'string' && regionShelf(c.sim).get(parent) === undefined) missing('region', parent)
}

/** Endpoints of a region, looked for where that region's are. */
const endpointsIn = (c: Call, region: string): readonly Endpoint[] =>
  endpointShelf(c.sim, {server: c.server, ports: []}, [region])
    .all()
    .filter((one) => one.region_id === region)

const regionResource: Resource<Region> = {
  word: 'region',
  shelf: (c) => regionShelf(c.sim),
  filters: ['parent_region_id'],
  open: signedIn,
  shown: (region) => ({...region}),
  made: (c, body) => {
    const fields = said(body, regionForm)
    checkParent(c, fields)
    const id = body['id'] === undefined || body['id'] === null || body['id'] === '' ? newId(c) : name(body['id'], 'id')
    if (regionShelf(c.sim).get(id) !== undefined) duplicate('region', `Duplicate ID, ${id}`)
    return {description: '', parent_region_id: null, ...fields, id}
  },
  changed: (c, body) => {
    const fields = said(body, regionForm)
    checkParent(c, fields)
    return fields
  },
  guarded: (c, {id}, verb) => {
    if (verb === 'delete' && endpointsIn(c, id).length > 0) {
      const reason = 'because it or its child regions have associated endpoints.'
      refuse(403, `Unable to delete region ${id} ${reason}`)
    }
  },
  removed: (c, {id}) => {
    const shelf = regionShelf(c.sim)
    for (const child of shelf.all().filter((one) => one.parent_region_id === id)) shelf.remove(child.id)
  },
}

const serviceForm: Form<Omit<OfferedService, 'id'>> = {
  type: name,
  name: orElse(text, ''),
  description: orNull(text),
  enabled: flag,
}

const serviceResource: Resource<OfferedService> = {
  word: 'service',
  shelf: (c) => serviceShelf(c.sim),
  filters: ['name', 'type'],
  shown: ({description, ...service}) => ({...service, ...(description === null ? {} : {description})}),
  made: (c, body) => {
    const fields = said(body, serviceForm)
    const type = fields.type ?? refuse(400, "'type' is a required property")
    return {...{name: '', description: null, enabled: true}, ...fields, id: newId(c), type}
  },
  changed: (_c, body) => said(body, serviceForm),
}

const sides = ['public', 'internal', 'admin']

const side = (value: unknown, field: string): string => {
  const given = text(value, field)
  return sides.includes(given) ? given : refuse(400, `Invalid input for field '${field}': it is not one of ${sides}`)
}

const endpointForm: Form<Omit<Endpoint, 'id'>> = {
  service_id: text,
  interface: side,
  region_id: orNull(text),
  url: name,
  enabled: flag,
}

const unmet = (field: string, table: string): never =>
  refuse(400, `Expecting to find endpoint ${field} in ${table} table. The server could not comply with the request.`)

const endpointResource = (ports: Ports): Resource<Endpoint> => ({
  word: 'endpoint',
  // Every region can be asked for here, also those beyond what a token's catalog names; so can one service in all of them.
  shelf: (c) => {
    const sight = sightOf(c, ports)
    if (c.method !== 'GET' || c.path !== '/v3/endpoints') return everyEndpoint(c.sim, sight)
    const {region_id: region, service_id: service, interface: face} = c.query
    if (region !== undefined) return endpointShelf(c.sim, sight, [region])
    if (service !== undefined) return everyEndpoint(c.sim, sight, {service_id: service, interface: face})
    return endpointShelf(c.sim, sight, catalogRegions(c.sim, c.region.name))
  },
  filters: ['interface', 'service_id', 'region_id'],
  shown: (endpoint) => ({...endpoint, region: endpoint.region_id}),
  made: (c, body) => {
    const fields = said(body, endpointForm)
    const {service_id: service, interface: at, url} = fields
    if (service === undefined) return refuse(400, "'service_id' is a required property")
    if (at === undefined) return refuse(400, "'interface' is a required property")
    if (url === undefined) return refuse(400, "'url' is a required property")
    return {
      enabled: true,
      ...fields,
      id: newId(c),
      ...{service_id: service, interface: at, url, region_id: regionIn(c, body)},
    }
  },
  changed: (c, body) => {
    const fields = said(body, endpointForm)
    return 'region' in body ? {...fields, region_id: regionIn(c, body)} : fields
  },
  checked: (c, endpoint) => {
    if (serviceShelf(c.sim).get(endpoint.service_id) === undefined) unmet('service_id', 'service')
    const region = endpoint.region_id
    if (region !== null && regionShelf(c.sim).get(region) === undefined) unmet('region_id', 'region')
  },
})

/** A region that is named in the old way is made where there is none. */
function regionIn(c: Call, body: Readonly<Record<string, unknown>>): string | null {
  const {region_id: id, region: old} = body
  if (id !== undefined && id !== null) return text(id, 'region_id')
  if (old === undefined || old === null) return null
  const shelf = regionShelf(c.sim)
  const region = name(old, 'region')
  if (shelf.get(region) === undefined) shelf.insert({id: region, description: '', parent_region_id: null})
  return region
}

/** What the catalog is made of. */
export function offeringRoutes(router: Router, ports: Ports): void {
  resourceRoutes(router, regionResource)
  router.put('/v3/regions/:id', {policy: administrators}, (c) => {
    const body = {...innerOf(c.body, 'region'), id: c.params.id}
    return reply(201, {region: shown(c, regionResource, regionShelf(c.sim).insert(regionResource.made(c, body)))})
  })
  const endpoints = endpointResource(ports)
  resourceRoutes(router, {
    ...serviceResource,
    // Its endpoints go with it.
    removed: (c, {id}) => {
      const shelf = endpoints.shelf(c)
      for (const one of shelf.all()) if (one.service_id === id) shelf.remove(one.id)
    },
  })
  resourceRoutes(router, endpoints)
}
