import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {deviceImages} from '../../../client/sysinv/host/device-image.js'
import {labelValues} from '../../../inputs/words.js'
import {deviceImageView} from '../../../views/device-image.js'

export default class DeviceImageRemove extends StxCommand {
  static override summary = 'have a device image written no more'
  static override examples = ['<%= config.bin %> device image remove 5ea57b78-1419-4150-bda1-8ddf59a09b87 key1=value1']
  static override hiddenAliases = ['system:device-image-remove']
  static override args = {
    image: Args.string({required: true, description: 'uuid of the image'}),
    label: Args.string({multiple: true, description: 'only devices with these labels, as in name=value'}),
  }
  static override flags = {...confirmFlags}

  protected override readonly result = deviceImageView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(DeviceImageRemove)
    const wanted = labelValues(args.label ?? [])
    await this.confirm(flags, args.image, `remove device image ${args.image}`)
    await this.show(this.result, await deviceImages(await this.api('sysinv')).remove(args.image, wanted))
  }
}
