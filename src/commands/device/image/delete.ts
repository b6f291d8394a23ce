import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {said} from '../../../cli/result.js'
import {deviceImages} from '../../../client/sysinv/host/device-image.js'

export default class DeviceImageDelete extends Doing {
  static override summary = 'delete a device image'
  static override examples = ['<%= config.bin %> device image delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:device-image-delete']
  static override args = {image: Args.string({required: true, description: 'uuid of the image'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof DeviceImageDelete>) => ({
    target: args.image,
    deed: `delete device image ${args.image}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof DeviceImageDelete>) {
    await deviceImages(sysinv).delete(args.image)
    return said(`Deleted device image: ${args.image}`, {uuid: args.image})
  }
}
