import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Listing} from '../../../cli/reading.js'
import {type RegistryImage, registryImages} from '../../../client/sysinv/platform/registry-image.js'
import {registryTagView} from '../../../views/registry-image.js'

export default class RegistryImageTags extends Listing<RegistryImage> {
  static override summary = 'list the tags of a container image'
  static override examples = ['<%= config.bin %> registry image tags registry.k8s.io/pause']
  static override hiddenAliases = ['system:registry-image-tags']
  static override args = {image: Args.string({required: true, description: 'name of the image'})}

  view = registryTagView
  read = ({sysinv}: Apis, {args}: Given<typeof RegistryImageTags>) => registryImages(sysinv).tags(args.image)
}
