import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {assignmentsArg, hostArg} from '../../../cli/flags.js'
import {sensors} from '../../../client/sysinv/host/sensor.js'
import {assignments} from '../../../inputs/words.js'
import {sensorView} from '../../../views/sensor.js'

export default class HostSensorModify extends StxCommand {
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

  protected override readonly result = sensorView

  async run(): Promise<void> {
    const {args} = await this.parse(HostSensorModify)
    const change = assignments(args.change)
    const changed = await sensors(await this.api('sysinv')).modify(args.host, args.sensor, change)
    await this.show(this.result, changed)
  }
}
