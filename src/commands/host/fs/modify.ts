import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {ChangingMany} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg, waitFlags} from '../../../cli/flags.js'
import {type HostFs, hostFileSystems, settling} from '../../../client/sysinv/storage/host-fs.js'
import {filesystemChanges, functionsIn} from '../../../inputs/filesystem.js'
import {hostFsView} from '../../../views/host-fs.js'

export default class HostFsModify extends ChangingMany<HostFs> {
  static override summary = 'make file systems of a host larger, or change what one is used for'
  static override examples = [
    '<%= config.bin %> host fs modify controller-0 backup=40 docker=60 --wait',
    '<%= config.bin %> host fs modify controller-0 ceph --functions monitor,osd',
  ]
  static override hiddenAliases = ['system:host-fs-modify']
  static override args = {
    host: hostArg,
    change: Args.string({required: true, multiple: true, description: 'name and size in GiB, as in name=20'}),
  }
  static override flags = {
    functions: Flags.string({summary: 'what the one file system is used for, with commas between'}),
    ...waitFlags,
  }

  result = hostFsView

  async change({sysinv}: Apis, given: Given<typeof HostFsModify>) {
    return hostFileSystems(sysinv).modify(given.args.host, changesIn(given))
  }

  override follow({sysinv}: Apis, given: Given<typeof HostFsModify>) {
    const {host} = given.args
    return {
      target: `file systems of host ${host}`,
      read: () => hostFileSystems(sysinv).list(host),
      judge: settling(changesIn(given).map(({name}) => name)),
      watch: `stx host fs list ${host}`,
    }
  }
}

const changesIn = ({args, flags}: Given<typeof HostFsModify>) =>
  filesystemChanges(args.change, functionsIn(flags.functions))
