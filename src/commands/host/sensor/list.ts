import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type Sensor, sensors} from '../../../client/sysinv/host/sensor.js'
import {sensorView} from '../../../views/sensor.js'

export default class HostSensorList extends Listing<Sensor> {
  static override summary = 'list the board sensors of a host'
  static override examples = ['<%= config.bin %> host sensor list controller-0']
  static override hiddenAliases = ['system:host-sensor-list']
  static override args = {host: hostArg}

  view = sensorView
  read = ({sysinv}: Apis, {args}: Given<typeof HostSensorList>) => sensors(sysinv).list(args.host)
}
