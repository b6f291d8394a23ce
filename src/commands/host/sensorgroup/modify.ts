import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {assignmentsArg, hostArg} from '../../../cli/flags.js'
import {type SensorGroup, sensorGroups} from '../../../client/sysinv/host/sensor-group.js'
import {assignments} from '../../../inputs/words.js'
import {sensorGroupView} from '../../../views/sensor-group.js'

export default class HostSensorgroupModify extends Changing<SensorGroup> {
  static override summary = 'change how a group of board sensors is watched'
  static override examples = [
    '<%= config.bin %> host sensorgroup modify controller-0 5ea57b78-1419-4150-bda1-8ddf59a09b87 audit_interval_group=60 actions_major_group=log',
  ]
  static override hiddenAliases = ['system:host-sensorgroup-modify']
  static override args = {
    host: hostArg,
    group: Args.string({required: true, description: 'uuid of the sensor group'}),
    change: assignmentsArg,
  }

  result = sensorGroupView

  change = ({sysinv}: Apis, {args}: Given<typeof HostSensorgroupModify>) =>
    sensorGroups(sysinv).modify(args.host, args.group, assignments(args.change))
}
