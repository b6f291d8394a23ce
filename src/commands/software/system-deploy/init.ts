import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {systemDeploys} from '../../../client/usm/system-deploy.js'
import {SoftwareOrder} from '../../../families/software-order.js'
import {checkKubernetesVersion} from '../../../inputs/option/software.js'

export default class SoftwareSystemDeployInit extends SoftwareOrder {
  static override summary = 'prepare to deploy software and kubernetes together, with a way back'
  static override examples = ['<%= config.bin %> software system-deploy init starlingx-26.03 --kube-upgrade v1.32.2']
  static override hiddenAliases = ['software:system-deploy:init']
  static override args = {release_id: Args.string({required: true, description: 'id of the major release'})}
  static override flags = {'kube-upgrade': Flags.string({summary: 'kubernetes version to come to'})}

  async order({usm}: Apis, {args, flags}: Given<typeof SoftwareSystemDeployInit>) {
    const {'kube-upgrade': kubernetes} = flags
    checkKubernetesVersion(kubernetes)
    return systemDeploys(usm).init(args.release_id, {kubernetes})
  }
}
