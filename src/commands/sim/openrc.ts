import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {dataFlag, simulatorPlace} from '../../cli/simulator.js'

export default class SimOpenrc extends StxCommand {
  static override summary = 'print the OS_* variables with which the official clients reach the simulator'
  static override examples = [
    'eval "$(<%= config.bin %> sim openrc)"',
    '<%= config.bin %> sim openrc --user reader',
    '<%= config.bin %> sim openrc --subcloud subcloud7',
  ]
  static override flags = {
    ...dataFlag,
    user: Flags.option({
      options: ['admin', 'configurator', 'operator', 'reader'] as const,
      default: 'admin' as const,
      summary: 'whose',
    })(),
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(SimOpenrc)
    const {reachSimulator} = await import('../../simulator/control/reach.js')
    const {exports} = await import('../../simulator/control/openrc.js')
    const {daemon} = await reachSimulator(simulatorPlace(flags, this.context))
    const lines = await exports(daemon, {user: flags.user, subcloud: this.globals.subcloud})
    this.context.io.stdout.write(lines)
  }
}
