import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Acting} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../cli/flags.js'
import {type Result, said, unsaid} from '../../../cli/result.js'
import {disks} from '../../../client/sysinv/storage/disk.js'

const warning = 'WARNING: This operation is irreversible: all data on the disk will be lost.\nContinue [yes/N]: '

export default class HostDiskWipe extends Acting {
  static override summary = 'erase a disk and write an empty partition table'
  static override examples = ['<%= config.bin %> host disk wipe worker-0 /dev/sdb --confirm']
  static override hiddenAliases = ['system:host-disk-wipe']
  static override args = {
    host: hostArg,
    disk: Args.string({required: true, description: 'device node, device path or uuid of the disk'}),
  }
  static override flags = {
    skip_formatting: Flags.boolean({char: 's', summary: 'leave the disk without a partition table'}),
    confirm: Flags.boolean({summary: 'all data on the disk may be lost: do not ask'}),
    ...confirmFlags,
  }

  override asks({args}: Given<typeof HostDiskWipe>) {
    const {host, disk} = args
    return {target: disk, deed: `wipe disk ${disk} of host ${host}`}
  }

  async act({sysinv}: Apis, {args, flags}: Given<typeof HostDiskWipe>): Promise<Result> {
    const {host, disk} = args
    // To the official program --yes is the answer to another question.
    const known = flags.confirm || (flags.yes && this.voice.either(true, false))
    if (!known && !(await this.agreed(warning, '--confirm'))) return said('Operation cancelled.')
    await disks(sysinv).wipe(host, disk, {format: !flags.skip_formatting})
    return unsaid(`wiping disk ${disk} of host ${host}`, {host, disk})
  }
}
