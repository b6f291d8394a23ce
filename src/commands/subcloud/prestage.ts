import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {subcloudsArg, variableFlag, waitFlags} from '../../cli/flags.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'
import {prestaged} from '../../client/dcmanager/subcloud-standing.js'
import {SubcloudChange} from '../../families/subcloud.js'
import {prestagingFlags} from '../../families/subcloud-input.js'
import {prestagePurpose} from '../../inputs/option/subcloud.js'

export default class SubcloudPrestage extends SubcloudChange {
  static override summary = 'bring software and images to a subcloud before they are needed'
  static override examples = [
    '<%= config.bin %> subcloud prestage subcloud1 --for-sw-deploy --wait',
    '<%= config.bin %> subcloud prestage subcloud1 --release 26.03',
    "<%= config.bin %> subcloud prestage --subclouds 'group:east,sync_status=in-sync' --for-sw-deploy --wait",
  ]
  static override hiddenAliases = ['dcmanager:subcloud:prestage']
  static override args = {subcloud: subcloudsArg}
  static override flags = {...prestagingFlags, ...waitFlags, ...variableFlag}

  override readonly reach = 'each'

  judge = prestaged

  async change({dcmanager}: Apis, {args, flags}: Given<typeof SubcloudPrestage>) {
    const {release, force} = flags
    const purpose = prestagePurpose(flags)
    const sysadmin_password = await this.input.sysadmin(flags['sysadmin-password'])
    return subclouds(dcmanager).prestage(args.subcloud, {sysadmin_password, release, purpose, force})
  }
}
