import {Flags} from '@oclif/core'
import type {Given} from '../../cli/command.js'
import {verbatim} from '../../cli/result.js'
import {dataFlag, SimulatorQuestion} from '../../families/simulator.js'
import type {Reached} from '../../simulator/control/reach.js'

export default class SimOpenrc extends SimulatorQuestion {
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

  async ask({daemon}: Reached, {flags, globals}: Given<typeof SimOpenrc>) {
    const {exports} = await import('../../simulator/control/openrc.js')
    return verbatim(await exports(daemon, {user: flags.user, subcloud: globals.subcloud}))
  }
}
