import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {releases} from '../../client/usm/release.js'
import {SoftwareOrder} from '../../families/software-order.js'
import {majorRelease} from '../../inputs/option/software.js'

export default class SoftwareDelete extends SoftwareOrder {
  static override summary = 'delete releases that are not deployed'
  static override examples = [
    '<%= config.bin %> software delete starlingx-26.03.2',
    '<%= config.bin %> software delete starlingx-25.09 --all',
  ]
  static override hiddenAliases = ['software:delete']
  static override args = {release: Args.string({multiple: true, required: true, description: 'ids of releases'})}
  static override flags = {
    all: Flags.boolean({summary: 'a major release with all its patches, given as in starlingx-26.03'}),
    ...confirmFlags,
  }

  override asks({args, flags}: Given<typeof SoftwareDelete>) {
    const target = args.release.join(' ')
    return {target, deed: `delete ${flags.all ? 'all releases of ' : ''}${target}`}
  }

  async order({usm}: Apis, {args, flags}: Given<typeof SoftwareDelete>) {
    const api = releases(usm)
    return flags.all ? api.deleteMajor(majorRelease(args.release)) : api.delete(args.release)
  }
}
