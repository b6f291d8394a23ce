import {StxCommand} from '../../../cli/command.js'
import {deviceImages} from '../../../client/sysinv/host/device-image.js'
import {deviceImageView} from '../../../views/device-image.js'

export default class DeviceImageList extends StxCommand {
  static override summary = 'list the device images'
  static override examples = ['<%= config.bin %> device image list']
  static override hiddenAliases = ['system:device-image-list']

  async run(): Promise<void> {
    await this.parse(DeviceImageList)
    await this.list(deviceImageView, await deviceImages(await this.api('sysinv')).list())
  }
}
