import {createHash} from 'node:crypto'
import type {OfficialPort} from '../../http/official-port.js'
import {collection} from '../../kernel/collection.js'
import type {Simulation} from '../../simulation.js'

interface Offer {
  readonly type: string
  readonly name: string
  /** below `/<region>`, with the version where the genuine catalog has one */
  readonly path: string
  readonly centralOnly?: true
}

const offers: readonly Offer[] = [
  {type: 'identity', name: 'keystone', path: '/keystone/v3'},
  {type: 'platform', name: 'sysinv', path: '/sysinv/v1'},
  {type: 'faultmanagement', name: 'fm', path: '/fm'},
  // `software` joins its paths as URLs are joined, so without the slash it would replace the last segment
  {type: 'usm', name: 'usm', path: '/usm/'},
  {type: 'nfv', name: 'vim', path: '/vim'},
  {type: 'dcmanager', name: 'dcmanager', path: '/dcmanager/v1.0', centralOnly: true},
]

const interfaces = ['public', 'internal', 'admin']

/**
 * Up to here the catalog names every subcloud, so that `system --os-region-name subcloud1` works with the central
 * keystone. Beyond it a token would carry megabytes to each client, and no genuine keystone does that: there a
 * subcloud's endpoints are in the subcloud's own keystone, which here answers under `/<subcloud>/keystone/v3`.
 */
const subcloudsInCatalog = 100

export interface Region {
  readonly id: string
  readonly description: string
  readonly parent_region_id: string | null
}

export interface OfferedService {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly description: string | null
  readonly enabled: boolean
}

export interface Endpoint {
  readonly id: string
  readonly service_id: string
  readonly interface: string
  readonly region_id: string | null
  readonly url: string
  readonly enabled: boolean
}

interface Kinds {
  readonly region: Region
  readonly service: OfferedService
  readonly endpoint: Endpoint
}

export type Kind = keyof Kinds
export type RowOf<K extends Kind> = Kinds[K]

/**
 * What operators made of the catalog: a row of their own, or what they changed of one that follows from the system, which
 * is derived anew each time. `null`: that one is gone.
 */
interface Change {
  readonly key: string
  readonly kind: Kind
  readonly id: string
  readonly own: boolean
  readonly fields: Readonly<Record<string, unknown>> | null
}

export const catalogChanges = collection<Change>('keystone.catalog', {key: 'key', index: ['kind']})

/** How the one who asks sees this server: where it answers, and which services have ports of their own. */
export interface Sight {
  readonly server: string
  readonly ports: readonly OfficialPort[]
}

const stableId = (name: string): string => createHash('md5').update(name).digest('hex')

const changeKey = (kind: Kind, id: string): string => `${kind}/${id}`

/** Rows that follow from the system, with what operators made of them. */
function merged<K extends Kind>(sim: Simulation, kind: K, derived: readonly RowOf<K>[]): RowOf<K>[] {
  const changes = sim.world.of(catalogChanges).where({kind})
  if (changes.length === 0) return [...derived]
  const byId = new Map(changes.map((one) => [one.id, one]))
  const rows = derived.flatMap((row) => {
    const change = byId.get(row.id)
    if (change === undefined) return [row]
    return change.fields === null ? [] : [{...row, ...change.fields}]
  })
  const own = changes.filter((one) => one.own && one.fields !== null)
  return [...rows, ...own.map(({fields}) => fields as unknown as RowOf<K>)]
}

/** Changes the catalog: a shelf of rows that are there as long as nobody removes them. */
export class CatalogShelf<K extends Kind> {
  constructor(
    private readonly sim: Simulation,
    private readonly kind: K,
    private readonly derived: () => readonly RowOf<K>[],
  ) {}

  all(): readonly RowOf<K>[] {
    return merged(this.sim, this.kind, this.derived())
  }

  get(id: string): RowOf<K> | undefined {
    return this.all().find((row) => row.id === id)
  }

  insert(row: RowOf<K>): RowOf<K> {
    this.#keep(row.id, true, {...row})
    return row
  }

  update(id: string, patch: Partial<RowOf<K>>): RowOf<K> {
    const before = this.sim.world.of(catalogChanges).get(changeKey(this.kind, id))
    this.#keep(id, before?.own === true, {...before?.fields, ...patch})
    return this.get(id) as RowOf<K>
  }

  remove(id: string): void {
    const table = this.sim.world.of(catalogChanges)
    const own = table.get(changeKey(this.kind, id))?.own === true
    // One that follows from the system would be back otherwise.
    if (own && !this.derived().some((row) => row.id === id)) table.remove(changeKey(this.kind, id))
    else this.#keep(id, false, null)
  }

  #keep(id: string, own: boolean, fields: Change['fields']): void {
    const table = this.sim.world.of(catalogChanges)
    const row: Change = {key: changeKey(this.kind, id), kind: this.kind, id, own, fields}
    if (table.has(row.key)) table.update(row.key, row)
    else table.insert(row)
  }
}

const known = (sim: Simulation, region: string) => sim.ask('region', sim.aliases.get(region) ?? region)

const derivedRegions = (sim: Simulation): Region[] =>
  [...sim.ask('regions').map((one) => one.name), ...sim.aliases.keys()].map((id) => ({
    id,
    description: '',
    parent_region_id: null,
  }))

const derivedServices = (sim: Simulation): OfferedService[] =>
  offers
    .filter((offer) => sim.origin.plan.subcloud !== undefined || offer.centralOnly !== true)
    .map(({type, name}) => ({id: stableId(type), type, name, description: null, enabled: true}))

/** Which endpoints somebody asks for: there may be fifteen of each of thousands of regions. */
type Narrowing = Partial<Pick<Endpoint, 'service_id' | 'interface'>>

function derivedEndpoints(
  sim: Simulation,
  sight: Sight,
  regions: readonly string[],
  {service_id: wanted, interface: face}: Narrowing,
): Endpoint[] {
  const there = regions.filter((name) => known(sim, name) !== undefined)
  const asked = derivedServices(sim).filter(({id}) => wanted === undefined || id === wanted)
  const faces = interfaces.filter((one) => face === undefined || one === face)
  return asked.flatMap((service) => {
    const offer = offers.find((one) => one.type === service.type) as Offer
    const offering = there.filter((name) => offer.centralOnly !== true || known(sim, name)?.role !== 'subcloud')
    return offering.flatMap((region) => {
      const url = urlOf(sim, sight, region, offer.path)
      return faces.map((one) => ({
        ...{id: stableId(`${offer.type} ${region} ${one}`), service_id: service.id, interface: one},
        ...{region_id: region, url, enabled: true},
      }))
    })
  })
}

/** On the service's own port, where it has one: clients that keep only scheme and host put the port in themselves. */
function urlOf(sim: Simulation, {server, ports}: Sight, region: string, path: string): string {
  const [mount = '', rest = ''] = [`/${path.split('/')[1]}`, path.slice(path.indexOf('/', 1))]
  const official = [region, sim.aliases.get(region) ?? region]
    .map((name) => ports.find(({leadsTo}) => leadsTo === `/${name}${mount}`))
    .find((one) => one !== undefined)
  if (official === undefined) return `${server}/${region}${path}`
  const {protocol, hostname} = new URL(server)
  return `${protocol}//${hostname}:${official.port}${path.indexOf('/', 1) < 0 ? '' : rest}`
}

/** The regions a keystone names: the central one all it can, a subcloud's its own and the central ones. */
export function catalogRegions(sim: Simulation, asked: string): string[] {
  const regions = sim.ask('regions')
  const central = regions.filter((one) => one.role !== 'subcloud').map((one) => one.name)
  const aliases = [...sim.aliases.keys()]
  const subclouds = regions.length - central.length
  if (subclouds <= subcloudsInCatalog) return [...regions.map((one) => one.name), ...aliases]
  return [...new Set([...central, ...aliases, asked])]
}

export const regionShelf = (sim: Simulation) => new CatalogShelf(sim, 'region', () => derivedRegions(sim))
export const serviceShelf = (sim: Simulation) => new CatalogShelf(sim, 'service', () => derivedServices(sim))

/** The endpoints of these regions, and those that operators made anywhere. */
export const endpointShelf = (sim: Simulation, sight: Sight, regions: readonly string[], narrowing: Narrowing = {}) => {
  // What was changed may be of another service by now.
  const changed = sim.world.of(catalogChanges).where({kind: 'endpoint'}).length > 0
  return new CatalogShelf(sim, 'endpoint', () => derivedEndpoints(sim, sight, regions, changed ? {} : narrowing))
}

/** Endpoints of whatever region. */
export const everyEndpoint = (sim: Simulation, sight: Sight, narrowing?: Narrowing) =>
  endpointShelf(
    sim,
    sight,
    derivedRegions(sim).map(({id}) => id),
    narrowing,
  )

/** What a token says of the services: those that are enabled, where they are enabled. */
function catalog(sim: Simulation, sight: Sight, regions: readonly string[]) {
  const endpoints = endpointShelf(sim, sight, regions).all()
  const offering = endpoints.filter((one) => one.enabled)
  return serviceShelf(sim)
    .all()
    .filter((one) => one.enabled)
    .map(({id, type, name}) => ({
      endpoints: offering
        .filter((one) => one.service_id === id)
        .map((one) => ({
          ...{id: one.id, interface: one.interface, region_id: one.region_id, url: one.url, region: one.region_id},
        })),
      ...{id, type, name},
    }))
}

/** Serialised catalogs, by where the client sees this server and which regions there are. */
export class CatalogCache {
  #revision = ''
  #changes: readonly Change[] | undefined
  readonly #texts = new Map<string, string>()

  constructor(private readonly sim: Simulation) {}

  text(sight: Sight, asked: string): string {
    const revision = this.sim.ask('regionsRevision')
    // The table answers with the same list until something changes.
    const changes = this.sim.world.of(catalogChanges).all()
    if (revision !== this.#revision || changes !== this.#changes) {
      this.#texts.clear()
      this.#revision = revision
      this.#changes = changes
    }
    const key = `${sight.server} ${sight.ports.length} ${asked}`
    let text = this.#texts.get(key)
    if (text === undefined) {
      text = JSON.stringify(catalog(this.sim, sight, catalogRegions(this.sim, asked)))
      if (this.#texts.size > 64) this.#texts.clear()
      this.#texts.set(key, text)
    }
    return text
  }
}
