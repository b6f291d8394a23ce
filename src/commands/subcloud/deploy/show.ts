import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {variableFlag} from '../../../cli/flags.js'
import {Showing} from '../../../cli/reading.js'
import {type DeployFiles, deployFiles} from '../../../client/dcmanager/deploy-file.js'
import {deployFilesView} from '../../../views/deploy-file.js'

export default class SubcloudDeployShow extends Showing<DeployFiles> {
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

  override readonly reach = 'here'
  view = deployFilesView
  read = ({dcmanager}: Apis, {flags}: Given<typeof SubcloudDeployShow>) => deployFiles(dcmanager).get(flags.release)
}
