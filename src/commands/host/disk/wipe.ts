import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, hostArg} from '../../../cli/flags.js'
import {disks} from '../../../client/sysinv/storage/disk.js'

const warning = 'WARNING: This operation is irreversible: all data on the disk will be lost.\nContinue [yes/N]: '

export default class HostDiskWipe extends StxCommand {
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostDiskWipe)
    const {host, disk} = args
    await this.confirm(flags, disk, `wipe disk ${disk} of host ${host}`)
    // To the official program --yes is the answer to another question.
    const known = flags.confirm || (flags.yes && !this.official)
    if (!known && !(await this.agreed(warning, '--confirm'))) return this.done('Operation cancelled.')
    await disks(await this.api('sysinv')).wipe(host, disk, {format: !flags.skip_formatting})
    await this.doneUnsaid(`wiping disk ${disk} of host ${host}`, {host, disk})
  }
}
