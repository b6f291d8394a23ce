import {collection} from '../../../kernel/collection.js'
import type {Place} from '../../../scenarios/scenario.js'

/** A system that exists: a subcloud's, from its bootstrap to its removal. */
export interface SiteRegion {
  readonly name: string
  readonly systemMode: 'simplex' | 'duplex' | 'duplex-direct'
  /** of one that the scenario planned: which it is */
  readonly number?: number
  /** of another one: what its bootstrap values said */
  readonly place?: Place
}

/** A system that is gone as a whole, as one is whose only controller broke: nobody answers there. */
export interface SilentRegion {
  readonly name: string
}

export const silentRegions = collection<SilentRegion>('dcmanager.silent-region', {key: 'name'})

export const siteRegions = collection<SiteRegion>('dcmanager.region', {key: 'name'})
