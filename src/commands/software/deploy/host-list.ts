import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {deploys} from '../../../client/usm/deploy.js'
import {deployHostView} from '../../../views/deploy.js'

export default class SoftwareDeployHostList extends StxCommand {
  static override summary = 'list the hosts of the deployment with their states'
  static override examples = ['<%= config.bin %> software deploy host-list']
  static override hiddenAliases = ['software:deploy:host-list']
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {flags} = await this.parse(SoftwareDeployHostList)
    // The official program takes any command with "host" in its name for a dangerous one.
    if (this.official) await this.confirm(flags, 'deployment', 'list the hosts of the deployment')
    const rows = await deploys(await this.api('usm')).hosts()
    if (rows.length === 0 && this.official) await this.done('No deploy in progress')
    else await this.list(deployHostView, rows)
  }
}
