import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {deviceLabels, type LocatedLabel} from '../../../client/sysinv/host/device-label.js'
import {locatedLabelView} from '../../../views/device-label.js'

export default class DeviceLabelList extends Listing<LocatedLabel> {
  static override summary = 'list the labels of all devices'
  static override examples = ['<%= config.bin %> device label list']
  static override hiddenAliases = ['system:device-label-list']

  view = locatedLabelView
  read = ({sysinv}: Apis) => deviceLabels(sysinv).list()
}
