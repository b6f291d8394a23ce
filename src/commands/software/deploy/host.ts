import {Flags} from '@oclif/core'
import {confirmFlags, hostNameArg, waitFlags} from '../../../cli/flags.js'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'
import {deployHostView} from '../../../views/deploy.js'

export default class SoftwareDeployHost extends SoftwareCommand {
  static override summary = 'deploy the new release on a host'
  static override examples = ['<%= config.bin %> software deploy host controller-1 --wait']
  static override hiddenAliases = ['software:deploy:host']
  static override args = {host: hostNameArg}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'even if checks object'}),
    ...confirmFlags,
    ...waitFlags,
  }

  override readonly result = deployHostView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SoftwareDeployHost)
    await this.confirm(flags, args.host, `deploy the new release on host ${args.host}`)
    const api = deploys(await this.api('usm'))
    await this.followHost(flags, await api.deployHost(args.host, flags), api, args.host, 'deploy')
  }
}
