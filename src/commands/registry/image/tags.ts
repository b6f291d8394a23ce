import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {registryImages} from '../../../client/sysinv/platform/registry-image.js'
import {registryTagView} from '../../../views/registry-image.js'

export default class RegistryImageTags extends StxCommand {
  static override summary = 'list the tags of a container image'
  static override examples = ['<%= config.bin %> registry image tags registry.k8s.io/pause']
  static override hiddenAliases = ['system:registry-image-tags']
  static override args = {image: Args.string({required: true, description: 'name of the image'})}

  async run(): Promise<void> {
    const {args} = await this.parse(RegistryImageTags)
    await this.list(registryTagView, await registryImages(await this.api('sysinv')).tags(args.image))
  }
}
