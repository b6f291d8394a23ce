import {Flags} from '@oclif/core'
import {subcloudArg, variableFlag, waitFlags} from '../../cli/flags.js'
import {prestaged} from '../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../families/subcloud.js'
import {prestagePurpose} from '../../inputs/option/subcloud.js'
import {changedSubcloudView} from '../../views/subcloud.js'

export default class SubcloudPrestage extends SubcloudCommand {
  static override summary = 'bring software and images to a subcloud before they are needed'
  static override examples = [
    '<%= config.bin %> subcloud prestage subcloud1 --for-sw-deploy --wait',
    '<%= config.bin %> subcloud prestage subcloud1 --release 26.03',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:prestage']
  static override args = {subcloud: subcloudArg}
  static override flags = {
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    release: deploymentFlags.release,
    'for-install': Flags.boolean({summary: 'prepare an installation; the default'}),
    'for-sw-deploy': Flags.boolean({summary: 'prepare a software deployment'}),
    force: Flags.boolean({summary: 'in spite of alarms'}),
    ...waitFlags,
    ...variableFlag,
  }

  override readonly result = changedSubcloudView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudPrestage)
    const {release, force} = flags
    const purpose = prestagePurpose(flags)
    const sysadmin_password = await this.sysadmin(flags['sysadmin-password'])
    const options = {sysadmin_password, release, purpose, force}
    const subcloud = await (await this.subclouds()).prestage(args.subcloud, options)
    await this.show(this.result, await this.settleSubcloud(flags, subcloud, prestaged))
  }
}
