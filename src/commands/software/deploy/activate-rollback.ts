import {waitFlags} from '../../../cli/flags.js'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'
import {deployView} from '../../../views/deploy.js'

export default class SoftwareDeployActivateRollback extends SoftwareCommand {
  static override summary = 'undo an activation, before hosts are rolled back'
  static override examples = ['<%= config.bin %> software deploy activate-rollback --wait']
  static override hiddenAliases = ['software:deploy:activate-rollback']
  static override flags = {...waitFlags}

  override readonly result = deployView

  async run(): Promise<void> {
    const {flags} = await this.parse(SoftwareDeployActivateRollback)
    const api = deploys(await this.api('usm'))
    await this.followDeploy(flags, await api.activateRollback(), api, 'activate-rollback')
  }
}
