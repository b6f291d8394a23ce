import * as z from 'zod'
import {ClientError} from './error.js'
import {type Interface, type ServiceName, services} from './service.js'
import {parseUrl} from './url.js'

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
  /** One region of many that will be asked for: where the service is in all of them is found out at once. */
  oneOfMany?: boolean
}

/** The URL of a service in the catalog, where it is there. */
export function lookUpEndpoint(catalog: readonly CatalogEntry[], wanted: Wanted): string | undefined {
  const all = endpointsOf(catalog, wanted.service)
  const region = wanted.region ?? onlyOne(all.map(regionOf))
  return all.find((endpoint) => regionOf(endpoint) === region && endpoint.interface === wanted.interface)?.url
}

/** Where a service is in each region that the catalog names. */
export function endpointsByRegion(
  catalog: readonly CatalogEntry[],
  {service, interface: face}: Pick<Wanted, 'service' | 'interface'>,
): ReadonlyMap<string, string> {
  // The first one counts, as where a single region is looked up.
  const urls = endpointsOf(catalog, service)
    .filter((endpoint) => endpoint.interface === face)
    .map((endpoint): [string, string] => [regionOf(endpoint), endpoint.url])
  return new Map(urls.reverse())
}

/** The URL of a service in the catalog; the error says what the catalog has instead. */
export function findEndpoint(catalog: readonly CatalogEntry[], wanted: Wanted): string {
  const found = lookUpEndpoint(catalog, wanted)
  if (found !== undefined) return found
  const {service} = wanted
  const {type} = services[service]
  const all = endpointsOf(catalog, service)
  const regions = [...new Set(all.map(regionOf))]
  const region = wanted.region ?? onlyOne(regions)
  const interfaces = new Set(
    all.filter((endpoint) => regionOf(endpoint) === region).map((endpoint) => endpoint.interface),
  )
  const missing = (what: string, hint: string) => new ClientError('failed', what, {service, hint})
  if (all.length === 0) {
    const has = few(catalog.map((entry) => entry.type))
    throw missing(`the keystone catalog has no ${type} service (${service}); it has ${has}`, 'check region and user')
  }
  if (region === undefined) {
    throw new ClientError('usage', `${service} is there in several regions: ${few(regions)}`, {
      service,
      hint: 'name one',
    })
  }
  if (interfaces.size === 0) {
    throw missing(
      `the keystone catalog has no ${service} in region ${region}; it has it in ${few(regions)}`,
      'check the region name',
    )
  }
  throw missing(
    `${service} has no ${wanted.interface} endpoint in region ${region}; it has ${few([...interfaces])}`,
    'choose one of these interfaces',
  )
}

const endpointsOf = (catalog: readonly CatalogEntry[], service: ServiceName) =>
  catalog.filter((entry) => entry.type === services[service].type).flatMap((entry) => entry.endpoints)

function onlyOne(regions: readonly string[]): string | undefined {
  const [first, ...others] = new Set(regions)
  return others.length === 0 ? first : undefined
}

export const knowsRegion = (catalog: readonly CatalogEntry[], region: string): boolean =>
  catalog.some(({endpoints}) => endpoints.some((endpoint) => regionOf(endpoint) === region))

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

function few(names: readonly string[]): string {
  const distinct = [...new Set(names)]
  if (distinct.length > 8) return `${distinct.slice(0, 8).join(', ')} and ${distinct.length - 8} more`
  return distinct.join(', ') || 'nothing'
}
