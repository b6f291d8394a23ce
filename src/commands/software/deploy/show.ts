import {StxCommand} from '../../../cli/command.js'
import {deploys} from '../../../client/usm/deploy.js'
import {deployView} from '../../../views/deploy.js'

export default class SoftwareDeployShow extends StxCommand {
  static override summary = 'show the deployment that is going on'
  static override examples = [
    '<%= config.bin %> software deploy show',
    '<%= config.bin %> software deploy show --column state --format value',
  ]
  static override hiddenAliases = ['software:deploy:show']

  async run(): Promise<void> {
    await this.parse(SoftwareDeployShow)
    const found = await deploys(await this.api('usm')).show()
    if (found.length === 0)
      return this.failOrSay('not-found', 'No deploy in progress', {hint: 'see: stx software list'})
    await this.list(deployView, found)
  }
}
