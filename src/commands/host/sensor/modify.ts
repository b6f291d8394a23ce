import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {assignmentsArg, hostArg} from '../../../cli/flags.js'
import {type Sensor, sensors} from '../../../client/sysinv/host/sensor.js'
import {assignments} from '../../../inputs/words.js'
import {sensorView} from '../../../views/sensor.js'

export default class HostSensorModify extends Changing<Sensor> {
  static override summary = 'change how a board sensor is watched'
  static override examples = [
    '<%= config.bin %> host sensor modify controller-0 5ea57b78-1419-4150-bda1-8ddf59a09b87 suppress=True',
  ]
  static override hiddenAliases = ['system:host-sensor-modify']
  static override args = {
    host: hostArg,
    sensor: Args.string({required: true, description: 'uuid of the sensor'}),
    change: assignmentsArg,
  }

  result = sensorView

  change = ({sysinv}: Apis, {args}: Given<typeof HostSensorModify>) =>
    sensors(sysinv).modify(args.host, args.sensor, assignments(args.change))
}
