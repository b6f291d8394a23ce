import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {variableFlag} from '../../../cli/flags.js'
import {type DeployFiles, deployFiles} from '../../../client/dcmanager/deploy-file.js'
import {playbookInput} from '../../../inputs/archive/zip.js'
import {checkFile, checkSize} from '../../../inputs/file.js'
import {deployFilesView} from '../../../views/deploy-file.js'

const uploads = ['deploy-playbook', 'deploy-overrides', 'deploy-chart', 'prestage-images'] as const

export default class SubcloudDeployUpload extends Changing<DeployFiles> {
  static override summary = 'upload the files that deployments use'
  static override examples = [
    '<%= config.bin %> subcloud deploy upload --deploy-playbook playbook.yml --deploy-chart manager.tgz --deploy-overrides overrides.yml',
    '<%= config.bin %> subcloud deploy upload --prestage-images images.lst --release 26.03',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:deploy:upload', 'dcmanager:subcloud-deploy:upload']
  static override flags = {
    'deploy-playbook': Flags.string({summary: 'playbook; a folder roles beside it goes along'}),
    'deploy-overrides': Flags.string({summary: 'overrides of the helm chart'}),
    'deploy-chart': Flags.string({summary: 'helm chart of the deployment manager'}),
    'prestage-images': Flags.string({summary: 'list of container images to prestage'}),
    release: Flags.string({summary: 'software release; the one of the system controller where not given'}),
    ...variableFlag,
  }

  override readonly reach = 'here'

  result = deployFilesView

  override async check({flags}: Given<typeof SubcloudDeployUpload>) {
    for (const name of uploads) {
      const file = flags[name]
      if (file === undefined) continue
      await checkFile(file, `${name.replace('-', '_')} file`)
      if (this.voice.judgesFirst) await checkSize(file, name)
    }
  }

  async change({dcmanager}: Apis, {flags}: Given<typeof SubcloudDeployUpload>) {
    const {'deploy-playbook': playbook} = flags
    return deployFiles(dcmanager).upload({
      playbook: playbook && (await playbookInput(playbook)),
      overrides: flags['deploy-overrides'],
      chart: flags['deploy-chart'],
      prestageImages: flags['prestage-images'],
      release: flags.release,
    })
  }
}
