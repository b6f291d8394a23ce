import {Args, Flags} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {rows} from '../../../cli/result.js'
import {dataFlag, regionFlag, SimulatorOrder} from '../../../families/simulator.js'
import type {Reached} from '../../../simulator/control/reach.js'
import {simulatedAlarmView} from '../../../views/simulator.js'

export default class SimAlarmClear extends SimulatorOrder {
  static override summary = 'clear alarms as if their cause had gone'
  static override examples = [
    '<%= config.bin %> sim alarm clear 100.101',
    '<%= config.bin %> sim alarm clear 100.101 --entity host=controller-0 --region subcloud3',
  ]
  static override args = {alarm: Args.string({required: true, summary: 'id of the alarm, as in 100.101'})}
  static override flags = {
    ...dataFlag,
    entity: Flags.string({summary: 'only the one of this entity', helpValue: 'TYPE=NAME'}),
    ...regionFlag,
  }

  override readonly result = simulatedAlarmView

  async order({control}: Reached, {args, flags}: Given<typeof SimAlarmClear>) {
    const {entity, region} = flags
    return rows(this.result, await control.clearAlarms({alarm: args.alarm, entity, region}))
  }
}
