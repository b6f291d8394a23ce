import {confirmFlags} from '../../../cli/flags.js'
import {systemDeploys} from '../../../client/usm/system-deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'

export default class SoftwareSystemDeployDelete extends SoftwareCommand {
  static override summary = 'end the system deployment and give up its way back'
  static override examples = ['<%= config.bin %> software system-deploy delete']
  static override hiddenAliases = ['software:system-deploy:delete']
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {flags} = await this.parse(SoftwareSystemDeployDelete)
    await this.confirm(flags, 'system deployment', 'delete the system deployment')
    await this.tell(await systemDeploys(await this.api('usm')).delete())
  }
}
