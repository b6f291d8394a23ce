import {collection} from '../../../kernel/collection.js'

/** A system that exists: a subcloud's, from its bootstrap to its removal. */
export interface SiteRegion {
  readonly name: string
  readonly systemMode: 'simplex' | 'duplex' | 'duplex-direct'
}

export const siteRegions = collection<SiteRegion>('dcmanager.region', {key: 'name'})
