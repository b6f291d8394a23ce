import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {variableFlag} from '../../../cli/flags.js'
import {deployFiles} from '../../../client/dcmanager/deploy-file.js'
import {deployFilesView} from '../../../views/deploy-file.js'

export default class SubcloudDeployShow extends StxCommand {
  static override summary = 'show which files deployments of a release use'
  static override examples = [
    '<%= config.bin %> subcloud deploy show',
    '<%= config.bin %> subcloud deploy show --release 26.03',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:deploy:show', 'dcmanager:subcloud-deploy:show']
  static override flags = {
    release: Flags.string({summary: 'software release; the one of the system controller where not given'}),
    ...variableFlag,
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(SubcloudDeployShow)
    await this.show(deployFilesView, await deployFiles(await this.api('dcmanager')).get(flags.release))
  }
}
