import type {RegistryImage} from '../client/sysinv/platform/registry-image.js'
import type {View} from '../output/view.js'

export const registryImageView: View<RegistryImage> = {list: [{field: 'name', label: 'Image Name'}], sort: 'name'}

export const registryTagView: View<RegistryImage> = {list: [{field: 'tag', label: 'Image Tag'}], sort: 'tag'}
