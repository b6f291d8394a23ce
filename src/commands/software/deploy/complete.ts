import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'

export default class SoftwareDeployComplete extends SoftwareCommand {
  static override summary = 'finish the deployment when all hosts have it'
  static override examples = ['<%= config.bin %> software deploy complete']
  static override hiddenAliases = ['software:deploy:complete']

  async run(): Promise<void> {
    await this.parse(SoftwareDeployComplete)
    await this.tell(await deploys(await this.api('usm')).complete())
  }
}
