import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type HostFs, hostFileSystems} from '../../../client/sysinv/storage/host-fs.js'
import {hostFsView} from '../../../views/host-fs.js'

export default class HostFsShow extends Showing<HostFs> {
  static override summary = 'show one file system of a host'
  static override examples = ['<%= config.bin %> host fs show controller-0 backup']
  static override hiddenAliases = ['system:host-fs-show']
  static override args = {
    host: hostArg,
    fs: Args.string({required: true, description: 'name or uuid of the file system'}),
  }

  view = hostFsView
  read = ({sysinv}: Apis, {args}: Given<typeof HostFsShow>) => hostFileSystems(sysinv).find(args.host, args.fs)
}
