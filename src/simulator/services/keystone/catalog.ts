import {createHash} from 'node:crypto'
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

export interface Endpoint {
  readonly id: string
  readonly interface: string
  readonly region_id: string
  readonly url: string
  readonly region: string
}

export interface CatalogEntry {
  readonly endpoints: readonly Endpoint[]
  readonly id: string
  readonly type: string
  readonly name: string
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

export function catalog(sim: Simulation, server: string, regions: readonly string[]): CatalogEntry[] {
  const distributed = sim.origin.plan.subcloud !== undefined
  const isCentral = (region: string) => sim.ask('region', sim.aliases.get(region) ?? region)?.role !== 'subcloud'
  return offers
    .filter((offer) => distributed || offer.centralOnly !== true)
    .map((offer) => ({
      endpoints: regions
        .filter((region) => offer.centralOnly !== true || isCentral(region))
        .flatMap((region) =>
          interfaces.map((one) => ({
            id: stableId(`${offer.type} ${region} ${one}`),
            interface: one,
            region_id: region,
            url: `${server}/${region}${offer.path}`,
            region,
          })),
        ),
      id: stableId(offer.type),
      type: offer.type,
      name: offer.name,
    }))
}

/** Serialised catalogs, by where the client sees this server and which regions there are. */
export class CatalogCache {
  #revision = ''
  readonly #texts = new Map<string, string>()

  constructor(private readonly sim: Simulation) {}

  text(server: string, asked: string): string {
    const revision = this.sim.ask('regionsRevision')
    if (revision !== this.#revision) {
      this.#texts.clear()
      this.#revision = revision
    }
    const key = `${server} ${asked}`
    let text = this.#texts.get(key)
    if (text === undefined) {
      text = JSON.stringify(catalog(this.sim, server, catalogRegions(this.sim, asked)))
      if (this.#texts.size > 64) this.#texts.clear()
      this.#texts.set(key, text)
    }
    return text
  }
}

const stableId = (name: string): string => createHash('md5').update(name).digest('hex')
