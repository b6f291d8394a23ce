import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {unsaid} from '../../../cli/result.js'
import {backups} from '../../../client/dcmanager/backup.js'
import {aimedByOption, namedByOptions} from '../../../families/subcloud.js'
import {deploymentFlags, SubcloudInput} from '../../../families/subcloud-input.js'
import {checkTarget} from '../../../inputs/option/subcloud.js'

export default class SubcloudBackupDelete extends Doing {
  static override summary = 'delete the backups of a release'
  static override examples = [
    '<%= config.bin %> subcloud backup delete 26.03 --subcloud subcloud1',
    '<%= config.bin %> subcloud backup delete 26.03 --group east --local-only',
  ]
  static override hiddenAliases = ['dcmanager:subcloud-backup:delete']
  static override args = {release: Args.string({required: true, description: 'software release'})}
  static override flags = {
    subcloud: Flags.string({summary: 'one subcloud, by name or id'}),
    group: Flags.string({summary: 'all subclouds of a group, by name or id'}),
    'local-only': Flags.boolean({summary: 'those in the subcloud, not on the system controller'}),
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    ...confirmFlags,
  }

  override readonly reach = 'each'
  protected override readonly namedIn = namedByOptions
  protected override readonly aimedAt = aimedByOption

  protected readonly input = new SubcloudInput(this.voice, this.context)

  override check = ({flags: {subcloud, group}}: Given<typeof SubcloudBackupDelete>) =>
    checkTarget({subcloud, group}, 'This command')

  override asks({args, flags: {subcloud, group}}: Given<typeof SubcloudBackupDelete>) {
    const target = subcloud ?? group ?? ''
    return {target, deed: `delete the backups of ${target} for release ${args.release}`}
  }

  async act({dcmanager}: Apis, {args: {release}, flags}: Given<typeof SubcloudBackupDelete>) {
    const {subcloud, group, 'local-only': localOnly, 'sysadmin-password': given} = flags
    const sysadminPassword = localOnly || given !== undefined ? await this.input.sysadmin(given) : undefined
    const left = await backups(dcmanager).delete(release, {subcloud, group, localOnly, sysadminPassword})
    if (left !== undefined) this.voice.failBarely('partial', left)
    return unsaid(`deleted the backups of ${subcloud ?? group}`, {release, subcloud, group})
  }
}
