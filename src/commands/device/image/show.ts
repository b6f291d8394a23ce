import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {type DeviceImage, deviceImages} from '../../../client/sysinv/host/device-image.js'
import {deviceImageView} from '../../../views/device-image.js'

export default class DeviceImageShow extends Showing<DeviceImage> {
  static override summary = 'show one device image'
  static override examples = ['<%= config.bin %> device image show img1']
  static override hiddenAliases = ['system:device-image-show']
  static override args = {image: Args.string({required: true, description: 'name or uuid of the image'})}

  view = deviceImageView
  read = ({sysinv}: Apis, {args}: Given<typeof DeviceImageShow>) => deviceImages(sysinv).get(args.image)
}
