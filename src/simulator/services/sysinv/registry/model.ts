import {collection} from '../../../kernel/collection.js'

/** An image in the registry of the system. */
export interface RegistryImage {
  /** name and tag */
  readonly image: string
  readonly name: string
  readonly tag: string
  /** a repository keeps its name when its tags are gone */
  readonly deleted: boolean
}

export const registryImages = collection<RegistryImage>('sysinv.registry-image', {key: 'image', index: ['name']})
