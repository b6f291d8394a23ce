import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type SensorGroup, sensorGroups} from '../../../client/sysinv/host/sensor-group.js'
import {sensorGroupView} from '../../../views/sensor-group.js'

export default class HostSensorgroupShow extends Showing<SensorGroup> {
  static override summary = 'show one group of board sensors of a host'
  static override examples = [
    '<%= config.bin %> host sensorgroup show controller-0 5ea57b78-1419-4150-bda1-8ddf59a09b87',
  ]
  static override hiddenAliases = ['system:host-sensorgroup-show']
  static override args = {host: hostArg, group: Args.string({required: true, description: 'uuid of the sensor group'})}

  view = sensorGroupView
  read = ({sysinv}: Apis, {args}: Given<typeof HostSensorgroupShow>) => sensorGroups(sysinv).get(args.host, args.group)
}
