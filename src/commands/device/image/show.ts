import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {deviceImages} from '../../../client/sysinv/host/device-image.js'
import {deviceImageView} from '../../../views/device-image.js'

export default class DeviceImageShow extends StxCommand {
  static override summary = 'show one device image'
  static override examples = ['<%= config.bin %> device image show img1']
  static override hiddenAliases = ['system:device-image-show']
  static override args = {image: Args.string({required: true, description: 'name or uuid of the image'})}

  async run(): Promise<void> {
    const {args} = await this.parse(DeviceImageShow)
    await this.show(deviceImageView, await deviceImages(await this.api('sysinv')).get(args.image))
  }
}
