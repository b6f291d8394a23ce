import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {type DeviceImage, deviceImages} from '../../../client/sysinv/host/device-image.js'
import {labelValues} from '../../../inputs/words.js'
import {deviceImageView} from '../../../views/device-image.js'

export default class DeviceImageApply extends Changing<DeviceImage> {
  static override summary = 'have a device image written at the next update of the hosts'
  static override examples = [
    '<%= config.bin %> device image apply 5ea57b78-1419-4150-bda1-8ddf59a09b87',
    '<%= config.bin %> device image apply 5ea57b78-1419-4150-bda1-8ddf59a09b87 key1=value1',
  ]
  static override hiddenAliases = ['system:device-image-apply']
  static override args = {
    image: Args.string({required: true, description: 'uuid of the image'}),
    label: Args.string({multiple: true, description: 'only devices with these labels, as in name=value'}),
  }

  result = deviceImageView

  change = ({sysinv}: Apis, {args}: Given<typeof DeviceImageApply>) =>
    deviceImages(sysinv).apply(args.image, labelValues(args.label ?? []))
}
