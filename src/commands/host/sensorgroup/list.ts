import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type SensorGroup, sensorGroups} from '../../../client/sysinv/host/sensor-group.js'
import {sensorGroupView} from '../../../views/sensor-group.js'

export default class HostSensorgroupList extends Listing<SensorGroup> {
  static override summary = 'list the groups of board sensors of a host'
  static override examples = ['<%= config.bin %> host sensorgroup list controller-0']
  static override hiddenAliases = ['system:host-sensorgroup-list']
  static override args = {host: hostArg}

  view = sensorGroupView
  read = ({sysinv}: Apis, {args}: Given<typeof HostSensorgroupList>) => sensorGroups(sysinv).list(args.host)
}
