import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {type SubcloudAlarmSummary, subcloudAlarms} from '../../../client/dcmanager/alarm-summary.js'
import {subcloudAlarmView} from '../../../views/subcloud-alarm.js'

export default class SubcloudAlarmSummaryList extends Listing<SubcloudAlarmSummary> {
  static override summary = 'count the alarms of each subcloud'
  static override examples = ['<%= config.bin %> subcloud alarm summary']
  static override hiddenAliases = ['dcmanager:alarm:summary']

  override readonly reach = 'here'
  view = subcloudAlarmView
  read = ({dcmanager}: Apis) => subcloudAlarms(dcmanager).summary()
}
