import {Args, Flags} from '@oclif/core'
import {systemDeploys} from '../../../client/usm/system-deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'
import {checkKubernetesVersion} from '../../../inputs/option/software.js'

export default class SoftwareSystemDeployInit extends SoftwareCommand {
  static override summary = 'prepare to deploy software and kubernetes together, with a way back'
  static override examples = ['<%= config.bin %> software system-deploy init starlingx-26.03 --kube-upgrade v1.32.2']
  static override hiddenAliases = ['software:system-deploy:init']
  static override args = {release_id: Args.string({required: true, description: 'id of the major release'})}
  static override flags = {'kube-upgrade': Flags.string({summary: 'kubernetes version to come to'})}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SoftwareSystemDeployInit)
    const {'kube-upgrade': kubernetes} = flags
    checkKubernetesVersion(kubernetes)
    await this.tell(await systemDeploys(await this.api('usm')).init(args.release_id, {kubernetes}))
  }
}
