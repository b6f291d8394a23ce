import {StxCommand} from '../../../cli/command.js'
import {deviceImages} from '../../../client/sysinv/host/device-image.js'
import {deviceImageStateView} from '../../../views/device-image.js'

export default class DeviceImageStateList extends StxCommand {
  static override summary = 'list which images were written to which devices'
  static override examples = ['<%= config.bin %> device image-state list']
  static override hiddenAliases = ['system:device-image-state-list']

  async run(): Promise<void> {
    await this.parse(DeviceImageStateList)
    await this.list(deviceImageStateView, await deviceImages(await this.api('sysinv')).states())
  }
}
