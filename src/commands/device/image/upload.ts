import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {type DeviceImage, deviceImages} from '../../../client/sysinv/host/device-image.js'
import {isFile} from '../../../inputs/file.js'
import {deviceImageView} from '../../../views/device-image.js'

export default class DeviceImageUpload extends Changing<DeviceImage> {
  static override summary = 'upload a device image'
  static override examples = [
    '<%= config.bin %> device image upload image.bin functional 8086 0b30 --bitstream-id 0x2383a640010504 --name img1',
  ]
  static override hiddenAliases = ['system:device-image-upload']
  static override args = {
    file: Args.string({required: true, description: 'file with the bitstream'}),
    type: Args.string({
      required: true,
      options: ['root-key', 'functional', 'key-revocation'],
      description: 'what it holds',
    }),
    vendor: Args.string({required: true, description: 'PCI vendor id of the devices, hexadecimal'}),
    device: Args.string({required: true, description: 'PCI device id of the devices, hexadecimal'}),
  }
  static override flags = {
    'bitstream-id': Flags.string({summary: 'id of a functional image, hexadecimal'}),
    'key-signature': Flags.string({summary: 'signature of a root key, hexadecimal'}),
    'revoke-key-id': Flags.string({summary: 'number of the key to revoke'}),
    name: Flags.string({summary: 'name of the image'}),
    description: Flags.string({summary: 'what it is'}),
    'image-version': Flags.string({summary: 'its version'}),
    uuid: Flags.string({char: 'u', summary: 'uuid it is to have'}),
    bmc: Flags.string({summary: 'whether it is for the board controller', helpValue: 'true|false'}),
    'retimer-included': Flags.string({summary: 'whether firmware of the retimers is in it', helpValue: 'true|false'}),
  }

  result = deviceImageView

  async change({sysinv}: Apis, {args, flags}: Given<typeof DeviceImageUpload>) {
    const {name, description, uuid, bmc} = flags
    const image = {
      bitstream_type: args.type,
      pci_vendor: args.vendor,
      pci_device: args.device,
      bitstream_id: flags['bitstream-id'],
      key_signature: flags['key-signature'],
      revoke_key_id: flags['revoke-key-id'],
      name,
      description,
      image_version: flags['image-version'],
      uuid,
      bmc,
      retimer_included: flags['retimer-included'],
    }
    if (!(await isFile(args.file))) this.voice.refuse(`Bitstream file does not exist: ${args.file}`, 'check the path')
    return deviceImages(sysinv).upload(args.file, image)
  }
}
