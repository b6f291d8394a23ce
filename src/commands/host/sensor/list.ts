import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {sensors} from '../../../client/sysinv/host/sensor.js'
import {sensorView} from '../../../views/sensor.js'

export default class HostSensorList extends StxCommand {
  static override summary = 'list the board sensors of a host'
  static override examples = ['<%= config.bin %> host sensor list controller-0']
  static override hiddenAliases = ['system:host-sensor-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostSensorList)
    await this.list(sensorView, await sensors(await this.api('sysinv')).list(args.host))
  }
}
