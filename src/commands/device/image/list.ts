import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {type DeviceImage, deviceImages} from '../../../client/sysinv/host/device-image.js'
import {deviceImageView} from '../../../views/device-image.js'

export default class DeviceImageList extends Listing<DeviceImage> {
  static override summary = 'list the device images'
  static override examples = ['<%= config.bin %> device image list']
  static override hiddenAliases = ['system:device-image-list']

  view = deviceImageView
  read = ({sysinv}: Apis) => deviceImages(sysinv).list()
}
