import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {deviceImages} from '../../../client/sysinv/host/device-image.js'
import {labelValues} from '../../../inputs/words.js'
import {deviceImageView} from '../../../views/device-image.js'

export default class DeviceImageApply extends StxCommand {
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

  protected override readonly result = deviceImageView

  async run(): Promise<void> {
    const {args} = await this.parse(DeviceImageApply)
    const wanted = labelValues(args.label ?? [])
    await this.show(this.result, await deviceImages(await this.api('sysinv')).apply(args.image, wanted))
  }
}
