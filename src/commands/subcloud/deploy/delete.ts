import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {unsaid} from '../../../cli/result.js'
import {deployFiles} from '../../../client/dcmanager/deploy-file.js'

export default class SubcloudDeployDelete extends Doing {
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

  override readonly reach = 'here'

  override asks = ({flags: {release}}: Given<typeof SubcloudDeployDelete>) => ({
    target: release ?? 'deployment-files',
    deed: `delete ${filesOf(release)}`,
  })

  async act({dcmanager}: Apis, {flags}: Given<typeof SubcloudDeployDelete>) {
    const {release} = flags
    const kinds = {deploymentFiles: flags['deployment-files'], prestageImages: flags['prestage-images']}
    await deployFiles(dcmanager).delete({release, ...kinds})
    return unsaid(`deleted ${filesOf(release)}`, {release})
  }
}

const filesOf = (release = 'the current release') => `the deployment files of ${release}`
