import {Args, Flags} from '@oclif/core'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'
import {checkRemoval} from '../../../inputs/option/software.js'

export default class SoftwareDeploySelect extends SoftwareCommand {
  static override summary = 'choose what the next deployment brings'
  static override examples = ['<%= config.bin %> software deploy select starlingx-26.03.1']
  static override hiddenAliases = ['software:deploy:select']
  static override args = {releases: Args.string({multiple: true, required: true, description: 'ids of releases'})}
  static override flags = {
    'pre-upgrade-deploy': Flags.boolean({summary: 'only what must be deployed before an upgrade to the release'}),
    remove: Flags.boolean({summary: 'choose it for removal; with --pre-upgrade-deploy'}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SoftwareDeploySelect)
    const preUpgradeDeploy = flags['pre-upgrade-deploy']
    checkRemoval({remove: flags.remove, preUpgradeDeploy})
    const api = deploys(await this.api('usm'))
    await this.tell(await api.select({releases: args.releases, preUpgradeDeploy, remove: flags.remove}))
  }
}
