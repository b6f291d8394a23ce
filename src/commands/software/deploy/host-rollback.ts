import {Flags} from '@oclif/core'
import {confirmFlags, hostNameArg, waitFlags} from '../../../cli/flags.js'
import {deploys} from '../../../client/usm/deploy.js'
import {SoftwareCommand} from '../../../families/software-command.js'
import {deployHostView} from '../../../views/deploy.js'

export default class SoftwareDeployHostRollback extends SoftwareCommand {
  static override summary = 'bring a host back to the release before'
  static override examples = ['<%= config.bin %> software deploy host-rollback controller-1 --wait']
  static override hiddenAliases = ['software:deploy:host-rollback']
  static override args = {host: hostNameArg}
  static override flags = {
    force: Flags.boolean({char: 'f', summary: 'even if checks object'}),
    ...confirmFlags,
    ...waitFlags,
  }

  override readonly result = deployHostView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SoftwareDeployHostRollback)
    await this.confirm(flags, args.host, `roll back host ${args.host}`)
    const api = deploys(await this.api('usm'))
    await this.followHost(flags, await api.rollBackHost(args.host, flags), api, args.host, 'rollback')
  }
}
