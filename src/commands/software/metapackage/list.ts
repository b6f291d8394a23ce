import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Listing} from '../../../cli/reading.js'
import {type Release, releases} from '../../../client/usm/release.js'
import {releaseListView} from '../../../views/release.js'

export default class SoftwareMetapackageList extends Listing<Release> {
  static override summary = 'list the metapackages of the highest release that is deployed'
  static override examples = [
    '<%= config.bin %> software metapackage list',
    '<%= config.bin %> software metapackage list --all --state available',
  ]
  static override hiddenAliases = ['software:metapackage:list']
  static override flags = {
    all: Flags.boolean({summary: 'those of all releases'}),
    state: Flags.string({summary: 'only those in this state'}),
    'pre-upgrade-deploy': Flags.boolean({summary: 'those to deploy before an upgrade'}),
  }

  view = releaseListView

  async read({usm}: Apis, {flags}: Given<typeof SoftwareMetapackageList>) {
    const preUpgradeDeploy = flags['pre-upgrade-deploy']
    const rows = await releases(usm).metapackages({...flags, preUpgradeDeploy})
    return rows
  }
}
