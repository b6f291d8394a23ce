import {Args, Flags} from '@oclif/core'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'

export default class SoftwareDeployUnselect extends SoftwareCommand {
  static override summary = 'take a choice for the next deployment back'
  static override examples = [
    '<%= config.bin %> software deploy unselect starlingx-26.03.1',
    '<%= config.bin %> software deploy unselect --all',
  ]
  static override hiddenAliases = ['software:deploy:unselect']
  static override args = {releases: Args.string({multiple: true, description: 'ids of releases'})}
  static override flags = {
    all: Flags.boolean({summary: 'everything that is selected'}),
    'pre-upgrade-deploy': Flags.boolean({summary: 'only what must be deployed before an upgrade to the release'}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SoftwareDeployUnselect)
    const api = deploys(await this.api('usm'))
    const preUpgradeDeploy = flags['pre-upgrade-deploy']
    await this.tell(await api.unselect({releases: args.releases, preUpgradeDeploy, all: flags.all}))
  }
}
