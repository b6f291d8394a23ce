import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {sensorGroups} from '../../../client/sysinv/host/sensor-group.js'
import {sensorGroupView} from '../../../views/sensor-group.js'

export default class HostSensorgroupShow extends StxCommand {
  static override summary = 'show one group of board sensors of a host'
  static override examples = [
    '<%= config.bin %> host sensorgroup show controller-0 5ea57b78-1419-4150-bda1-8ddf59a09b87',
  ]
  static override hiddenAliases = ['system:host-sensorgroup-show']
  static override args = {host: hostArg, group: Args.string({required: true, description: 'uuid of the sensor group'})}

  async run(): Promise<void> {
    const {args} = await this.parse(HostSensorgroupShow)
    await this.show(sensorGroupView, await sensorGroups(await this.api('sysinv')).get(args.host, args.group))
  }
}
