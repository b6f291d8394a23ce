import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {registryImages} from '../../../client/sysinv/platform/registry-image.js'

export default class RegistryImageDelete extends StxCommand {
  static override summary = 'delete a container image'
  static override examples = ['<%= config.bin %> registry image delete registry.k8s.io/pause:3.9']
  static override hiddenAliases = ['system:registry-image-delete']
  static override args = {image: Args.string({required: true, description: 'name and tag, as in name:tag'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(RegistryImageDelete)
    const {image} = args
    await this.confirm(flags, image, `delete image ${image}`)
    await registryImages(await this.api('sysinv')).delete(image)
    await this.done(`Image ${image} deleted, please run garbage collect to free disk space.`, {image})
  }
}
