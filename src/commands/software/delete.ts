import {Args, Flags} from '@oclif/core'
import {confirmFlags} from '../../cli/flags.js'
import {releases} from '../../client/usm/release.js'
import {SoftwareCommand} from '../../families/software-command.js'
import {majorRelease} from '../../inputs/option/software.js'

export default class SoftwareDelete extends SoftwareCommand {
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SoftwareDelete)
    const names = args.release.join(' ')
    await this.confirm(flags, names, `delete ${flags.all ? 'all releases of ' : ''}${names}`)
    const api = releases(await this.api('usm'))
    await this.tell(await (flags.all ? api.deleteMajor(majorRelease(args.release)) : api.delete(args.release)))
  }
}
