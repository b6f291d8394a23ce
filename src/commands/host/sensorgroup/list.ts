import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {sensorGroups} from '../../../client/sysinv/host/sensor-group.js'
import {sensorGroupView} from '../../../views/sensor-group.js'

export default class HostSensorgroupList extends StxCommand {
  static override summary = 'list the groups of board sensors of a host'
  static override examples = ['<%= config.bin %> host sensorgroup list controller-0']
  static override hiddenAliases = ['system:host-sensorgroup-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostSensorgroupList)
    await this.list(sensorGroupView, await sensorGroups(await this.api('sysinv')).list(args.host))
  }
}
