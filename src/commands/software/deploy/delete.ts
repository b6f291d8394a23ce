import {confirmFlags} from '../../../cli/flags.js'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'

export default class SoftwareDeployDelete extends SoftwareCommand {
  static override summary = 'end a deployment that is complete, rolled back or failed to start'
  static override examples = ['<%= config.bin %> software deploy delete']
  static override hiddenAliases = ['software:deploy:delete']
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {flags} = await this.parse(SoftwareDeployDelete)
    await this.confirm(flags, 'deployment', 'delete the deployment')
    await this.tell(await deploys(await this.api('usm')).delete())
  }
}
