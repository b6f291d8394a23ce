import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {deviceImages, type LocatedImageState} from '../../../client/sysinv/host/device-image.js'
import {deviceImageStateView} from '../../../views/device-image.js'

export default class DeviceImageStateList extends Listing<LocatedImageState> {
  static override summary = 'list which images were written to which devices'
  static override examples = ['<%= config.bin %> device image-state list']
  static override hiddenAliases = ['system:device-image-state-list']

  view = deviceImageStateView
  read = ({sysinv}: Apis) => deviceImages(sysinv).states()
}
