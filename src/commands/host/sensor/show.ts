import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {sensors} from '../../../client/sysinv/host/sensor.js'
import {sensorView} from '../../../views/sensor.js'

export default class HostSensorShow extends StxCommand {
  static override summary = 'show one board sensor of a host'
  static override examples = ['<%= config.bin %> host sensor show controller-0 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:host-sensor-show']
  static override args = {host: hostArg, sensor: Args.string({required: true, description: 'uuid of the sensor'})}

  async run(): Promise<void> {
    const {args} = await this.parse(HostSensorShow)
    await this.show(sensorView, await sensors(await this.api('sysinv')).get(args.host, args.sensor))
  }
}
