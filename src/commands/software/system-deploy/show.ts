import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {systemDeploys} from '../../../client/usm/system-deploy.js'
import {systemDeployView} from '../../../views/deploy.js'

export default class SoftwareSystemDeployShow extends StxCommand {
  static override summary = 'show the system deployment that is going on'
  static override examples = ['<%= config.bin %> software system-deploy show']
  static override hiddenAliases = ['software:system-deploy:show']
  static override flags = {uuid: Flags.boolean({summary: 'with its uuid'})}

  async run(): Promise<void> {
    const {flags} = await this.parse(SoftwareSystemDeployShow)
    const found = await systemDeploys(await this.api('usm')).show()
    if (found.length === 0) return this.failOrSay('not-found', 'No system deploy in progress.')
    await this.list(systemDeployView, found, {also: flags.uuid ? ['id'] : []})
  }
}
