import {StxCommand} from '../../../cli/command.js'
import {deviceLabels} from '../../../client/sysinv/host/device-label.js'
import {locatedLabelView} from '../../../views/device-label.js'

export default class DeviceLabelList extends StxCommand {
  static override summary = 'list the labels of all devices'
  static override examples = ['<%= config.bin %> device label list']
  static override hiddenAliases = ['system:device-label-list']

  async run(): Promise<void> {
    await this.parse(DeviceLabelList)
    await this.list(locatedLabelView, await deviceLabels(await this.api('sysinv')).list())
  }
}
