import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type Sensor, sensors} from '../../../client/sysinv/host/sensor.js'
import {sensorView} from '../../../views/sensor.js'

export default class HostSensorShow extends Showing<Sensor> {
  static override summary = 'show one board sensor of a host'
  static override examples = ['<%= config.bin %> host sensor show controller-0 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:host-sensor-show']
  static override args = {host: hostArg, sensor: Args.string({required: true, description: 'uuid of the sensor'})}

  view = sensorView
  read = ({sysinv}: Apis, {args}: Given<typeof HostSensorShow>) => sensors(sysinv).get(args.host, args.sensor)
}
