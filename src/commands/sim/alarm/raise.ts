import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {dataFlag, regionFlag, simulatorPlace} from '../../../cli/simulator.js'
import {simulatedAlarmView} from '../../../views/simulator.js'

export default class SimAlarmRaise extends StxCommand {
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SimAlarmRaise)
    const {entity, severity, reason, region} = flags
    const {reachSimulator} = await import('../../../simulator/control/reach.js')
    const {control} = await reachSimulator(simulatorPlace(flags, this.context))
    const wish = {alarm: args.alarm, entity, severity, reason, region}
    await this.show(this.result, await control.raiseAlarm(wish))
  }
}
