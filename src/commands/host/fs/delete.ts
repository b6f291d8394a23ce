import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {ChangingMany} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../../cli/flags.js'
import {type HostFs, hostFileSystems, settling} from '../../../client/sysinv/storage/host-fs.js'
import {hostFsView} from '../../../views/host-fs.js'

export default class HostFsDelete extends ChangingMany<HostFs> {
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

  result = hostFsView

  override asks({args}: Given<typeof HostFsDelete>) {
    const {host, fs} = args
    return {target: fs, deed: `delete file system ${fs} of host ${host}`}
  }

  change = ({sysinv}: Apis, {args, flags}: Given<typeof HostFsDelete>) =>
    hostFileSystems(sysinv).delete(args.host, args.fs, flags)

  override follow({sysinv}: Apis, {args: {host, fs}}: Given<typeof HostFsDelete>) {
    return {
      target: `file system ${fs} of host ${host}`,
      read: () => hostFileSystems(sysinv).list(host),
      judge: settling([fs]),
      watch: `stx host fs list ${host}`,
    }
  }
}
