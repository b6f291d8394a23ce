import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../../cli/flags.js'
import {hostFileSystems, settling} from '../../../client/sysinv/storage/host-fs.js'
import {hostFsView} from '../../../views/host-fs.js'

export default class HostFsDelete extends StxCommand {
  static override summary = 'delete a file system of a host'
  static override examples = ['<%= config.bin %> host fs delete worker-0 image-conversion --wait']
  static override hiddenAliases = ['system:host-fs-delete']
  static override args = {
    host: hostArg,
    fs: Args.string({required: true, description: 'name of the file system'}),
  }
  static override flags = {
    force: Flags.boolean({char: 'f', hidden: true, summary: 'delete it even if it is in use'}),
    ...confirmFlags,
    ...waitFlags,
  }

  override readonly result = hostFsView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostFsDelete)
    const {host, fs} = args
    await this.confirm(flags, fs, `delete file system ${fs} of host ${host}`)
    const api = hostFileSystems(await this.api('sysinv'))
    const settled = await this.settle(flags, await api.delete(host, fs, flags), {
      target: `file system ${fs} of host ${host}`,
      read: () => api.list(host),
      judge: settling([fs]),
      watch: `stx host fs list ${host}`,
    })
    await this.list(this.result, settled)
  }
}
