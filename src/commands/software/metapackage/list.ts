import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {releases} from '../../../client/usm/release.js'
import {releaseListView} from '../../../views/release.js'

export default class SoftwareMetapackageList extends StxCommand {
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

  async run(): Promise<void> {
    const {flags} = await this.parse(SoftwareMetapackageList)
    const preUpgradeDeploy = flags['pre-upgrade-deploy']
    const rows = await releases(await this.api('usm')).metapackages({...flags, preUpgradeDeploy})
    await this.list(releaseListView, rows)
  }
}
