import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {deviceImages} from '../../../client/sysinv/host/device-image.js'

export default class DeviceImageDelete extends StxCommand {
  static override summary = 'delete a device image'
  static override examples = ['<%= config.bin %> device image delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:device-image-delete']
  static override args = {image: Args.string({required: true, description: 'uuid of the image'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(DeviceImageDelete)
    await this.confirm(flags, args.image, `delete device image ${args.image}`)
    await deviceImages(await this.api('sysinv')).delete(args.image)
    await this.done(`Deleted device image: ${args.image}`, {uuid: args.image})
  }
}
