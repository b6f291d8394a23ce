import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {dataFlag, regionFlag, simulatorPlace} from '../../../cli/simulator.js'
import {simulatedAlarmView} from '../../../views/simulator.js'

export default class SimAlarmClear extends StxCommand {
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimAlarmClear)
    const {entity, region} = flags
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    await this.list(this.result, await control.clearAlarms({alarm: args.alarm, entity, region}))
  }
}
