import {waitFlags} from '../../../cli/flags.js'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'
import {deployView} from '../../../views/deploy.js'

export default class SoftwareDeployActivate extends SoftwareCommand {
  static override summary = 'make the new release the one that runs, when all hosts have it'
  static override examples = ['<%= config.bin %> software deploy activate --wait']
  static override hiddenAliases = ['software:deploy:activate']
  static override flags = {...waitFlags}

  override readonly result = deployView

  async run(): Promise<void> {
    const {flags} = await this.parse(SoftwareDeployActivate)
    const api = deploys(await this.api('usm'))
    await this.followDeploy(flags, await api.activate(), api, 'activate')
  }
}
