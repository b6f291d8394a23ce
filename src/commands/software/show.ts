import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {releases} from '../../client/usm/release.js'
import {releaseView} from '../../views/release.js'

/** What tables leave out unless the flag is given. */
const details = {packages: 'packages', metapackages: 'metapackages', pre_upgrade_deploy: 'pre-upgrade-deploy'} as const

export default class SoftwareShow extends StxCommand {
  static override summary = 'show a release'
  static override examples = [
    '<%= config.bin %> software show starlingx-26.03.1',
    '<%= config.bin %> software show starlingx-26.03.1 --packages',
  ]
  static override hiddenAliases = ['software:show']
  static override args = {release: Args.string({multiple: true, required: true, description: 'id of the release'})}
  static override flags = {
    packages: Flags.boolean({summary: 'also its packages'}),
    metapackages: Flags.boolean({summary: 'also its metapackages'}),
    'pre-upgrade-deploy': Flags.boolean({summary: 'also metapackages to deploy before an upgrade to it'}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SoftwareShow)
    const hidden = Object.entries(details).flatMap(([field, flag]) => (flags[flag] ? [] : [field]))
    await this.show(releaseView(hidden), await releases(await this.api('usm')).show(args.release))
  }
}
