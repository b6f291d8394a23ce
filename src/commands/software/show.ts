import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type Release, releases} from '../../client/usm/release.js'
import {releaseView} from '../../views/release.js'

/** What tables leave out unless the flag is given. */
const details = {packages: 'packages', metapackages: 'metapackages', pre_upgrade_deploy: 'pre-upgrade-deploy'} as const

export default class SoftwareShow extends Showing<Release> {
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

  view = ({flags}: Given<typeof SoftwareShow>) =>
    releaseView(Object.entries(details).flatMap(([field, flag]) => (flags[flag] ? [] : [field])))

  read = ({usm}: Apis, {args}: Given<typeof SoftwareShow>) => releases(usm).show(args.release)
}
