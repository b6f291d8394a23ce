import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {assignmentsArg, hostArg} from '../../../cli/flags.js'
import {sensorGroups} from '../../../client/sysinv/host/sensor-group.js'
import {assignments} from '../../../inputs/words.js'
import {sensorGroupView} from '../../../views/sensor-group.js'

export default class HostSensorgroupModify extends StxCommand {
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

  protected override readonly result = sensorGroupView

  async run(): Promise<void> {
    const {args} = await this.parse(HostSensorgroupModify)
    const change = assignments(args.change)
    const changed = await sensorGroups(await this.api('sysinv')).modify(args.host, args.group, change)
    await this.show(this.result, changed)
  }
}
