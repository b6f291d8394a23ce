import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {type Result, said} from '../../../cli/result.js'
import {registryImages} from '../../../client/sysinv/platform/registry-image.js'

export default class RegistryImageDelete extends Acting {
  static override summary = 'delete a container image'
  static override examples = ['<%= config.bin %> registry image delete registry.k8s.io/pause:3.9']
  static override hiddenAliases = ['system:registry-image-delete']
  static override args = {image: Args.string({required: true, description: 'name and tag, as in name:tag'})}
  static override flags = {...confirmFlags}

  override asks({args}: Given<typeof RegistryImageDelete>) {
    const {image} = args
    return {target: image, deed: `delete image ${image}`}
  }

  async act({sysinv}: Apis, {args}: Given<typeof RegistryImageDelete>): Promise<Result> {
    const {image} = args
    await registryImages(sysinv).delete(image)
    return said(`Image ${image} deleted, please run garbage collect to free disk space.`, {image})
  }
}
