import {Args, Flags} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {one} from '../../../cli/result.js'
import {dataFlag, regionFlag, SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'
import {simulatedAlarmView} from '../../../views/simulator.js'

export default class SimAlarmRaise extends SimulatorOrder {
  static override summary = 'raise an alarm of the catalogue by hand'
  static override description =
    'It stays until it is cleared by hand, or until the simulated cause comes and goes by itself.'
  static override examples = [
    '<%= config.bin %> sim alarm raise 100.101 --entity host=controller-0',
    '<%= config.bin %> sim alarm raise 400.003 --entity host=controller-0 --region subcloud3 --severity critical',
  ]
  static override args = {alarm: Args.string({required: true, summary: 'id of the alarm, as in 100.101'})}
  static override flags = {
    ...dataFlag,
    entity: Flags.string({summary: 'what it is about, as in host=controller-0', helpValue: 'TYPE=NAME'}),
    severity: Flags.string({
      summary: 'how bad it is (the usual severity of this alarm)',
      options: ['critical', 'major', 'minor', 'warning'],
    }),
    reason: Flags.string({summary: 'what the alarm says'}),
    ...regionFlag,
  }

  override readonly result = simulatedAlarmView

  async order({control}: Reached, {args, flags}: Given<typeof SimAlarmRaise>) {
    const {entity, severity, reason, region} = flags
    return one(this.result, await control.raiseAlarm({alarm: args.alarm, entity, severity, reason, region}))
  }
}
