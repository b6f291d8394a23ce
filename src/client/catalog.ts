import * as z from 'zod'
import {ClientError} from './error.js'
import {type Interface, parseUrl, type ServiceName, services} from './service.js'

export const CatalogEntry = z.looseObject({
  type: z.string(),
  name: z.string().nullish(),
  endpoints: z.array(
    z.looseObject({
      interface: z.string(),
      region: z.string().nullish(),
      region_id: z.string().nullish(),
      url: z.string(),
    }),
  ),
})

export type CatalogEntry = z.infer<typeof CatalogEntry>

export interface Wanted {
  service: ServiceName
  region?: string
  interface: Interface
}

/** The URL of a service in the catalog; the error says what the catalog has instead. */
export function findEndpoint(catalog: readonly CatalogEntry[], wanted: Wanted): string {
  const {service, region} = wanted
  const {type} = services[service]
  const entries = catalog.filter((entry) => entry.type === type)
  const all = entries.flatMap((entry) => entry.endpoints.map((endpoint) => ({...endpoint, at: regionOf(endpoint)})))
  const missing = (what: string, hint: string) => new ClientError('failed', what, {service, hint})
  if (all.length === 0) {
    const has = [...new Set(catalog.map((entry) => entry.type))].join(', ') || 'nothing'
    throw missing(`the keystone catalog has no ${type} service (${service}); it has ${has}`, 'check region and user')
  }
  const regions = [...new Set(all.map(({at}) => at))]
  const chosen = region ?? (regions.length === 1 ? regions[0] : undefined)
  if (chosen === undefined) {
    throw new ClientError('usage', `${service} is there in several regions: ${few(regions)}`, {
      service,
      hint: 'name one',
    })
  }
  const here = all.filter(({at}) => at === chosen)
  if (here.length === 0) {
    throw missing(
      `the keystone catalog has no ${service} in region ${chosen}; it has it in ${few(regions)}`,
      'check the region name',
    )
  }
  const found = here.find((endpoint) => endpoint.interface === wanted.interface)
  if (found) return found.url
  const interfaces = [...new Set(here.map((endpoint) => endpoint.interface))].join(', ')
  throw missing(
    `${service} has no ${wanted.interface} endpoint in region ${chosen}; it has ${interfaces}`,
    'choose one of these interfaces',
  )
}

/** Only what a cache needs: a system controller's whole catalog has endpoints of thousands of subclouds. */
export function catalogOfRegion(catalog: readonly CatalogEntry[], region: string | undefined): CatalogEntry[] {
  if (region === undefined) return [...catalog]
  return catalog.map(({type, name, endpoints}) => ({
    type,
    name,
    endpoints: endpoints.filter((endpoint) => regionOf(endpoint) === region),
  }))
}

/** The endpoint of a service for those who sign in with an OIDC token, and so without a catalog: fixed ports. */
export function fixedEndpoint(authUrl: string, {service, region, interface: face}: Wanted): string {
  const {ports, systemControllerPorts} = services[service]
  if (!ports) {
    throw new ClientError('usage', `${service} is not used when signing in with OIDC`, {
      service,
      hint: 'sign in by password',
    })
  }
  const host = parseUrl(authUrl, 'the authentication URL').hostname
  const port = (region === 'SystemController' ? systemControllerPorts : undefined)?.[face] ?? ports[face]
  // The official `system` knows this one exception.
  const shifted = service === 'sysinv' && region === 'RegionOne' && face === 'admin' ? port + 1 : port
  return `${face === 'internal' ? 'http' : 'https'}://${host}:${shifted}`
}

const regionOf = (endpoint: {region?: string | null; region_id?: string | null}) =>
  endpoint.region ?? endpoint.region_id ?? ''

const few = (names: string[]) =>
  names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ')
