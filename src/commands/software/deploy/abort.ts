import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'

export default class SoftwareDeployAbort extends SoftwareCommand {
  static override summary = 'turn the deployment round, back to the release before'
  static override examples = ['<%= config.bin %> software deploy abort']
  static override hiddenAliases = ['software:deploy:abort']

  async run(): Promise<void> {
    await this.parse(SoftwareDeployAbort)
    await this.tell(await deploys(await this.api('usm')).abort())
  }
}
