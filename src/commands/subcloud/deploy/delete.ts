import {Flags} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {deployFiles} from '../../../client/dcmanager/deploy-file.js'

export default class SubcloudDeployDelete extends StxCommand {
  static override summary = 'delete the files that deployments of a release use'
  static override examples = [
    '<%= config.bin %> subcloud deploy delete --release 26.03',
    '<%= config.bin %> subcloud deploy delete --deployment-files',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:deploy:delete']
  static override flags = {
    release: Flags.string({summary: 'software release; the one of the system controller where not given'}),
    'prestage-images': Flags.boolean({summary: 'only the list of images to prestage'}),
    'deployment-files': Flags.boolean({summary: 'only playbook, overrides and chart'}),
    ...confirmFlags,
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(SubcloudDeployDelete)
    const {release} = flags
    const what = `the deployment files of ${release ?? 'the current release'}`
    await this.confirm(flags, release ?? 'deployment-files', `delete ${what}`)
    const kinds = {deploymentFiles: flags['deployment-files'], prestageImages: flags['prestage-images']}
    await deployFiles(await this.api('dcmanager')).delete({release, ...kinds})
    await this.done(`deleted ${what}`, {release}, '')
  }
}
