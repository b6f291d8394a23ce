import {Args, Flags} from '@oclif/core'
import {confirmFlags} from '../../../cli/flags.js'
import {backups} from '../../../client/dcmanager/backup.js'
import {deploymentFlags, SubcloudCommand} from '../../../families/subcloud.js'
import {checkTarget} from '../../../inputs/option/subcloud.js'

export default class SubcloudBackupDelete extends SubcloudCommand {
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

  async run(): Promise<void> {
    const {args, flags} = await this.parse(SubcloudBackupDelete)
    const {subcloud, group, 'local-only': localOnly, 'sysadmin-password': given} = flags
    checkTarget({subcloud, group})
    const target = subcloud ?? group ?? ''
    await this.confirm(flags, target, `delete the backups of ${target} for release ${args.release}`)
    const sysadminPassword = localOnly || given !== undefined ? await this.sysadmin(given) : undefined
    const options = {subcloud, group, localOnly, sysadminPassword}
    const left = await backups(await this.api('dcmanager')).delete(args.release, options)
    if (left === undefined)
      return this.done(`deleted the backups of ${target}`, {release: args.release, subcloud, group}, '')
    if (!this.official) this.fail('partial', left)
    this.context.io.stderr.write(`${left}\n`)
    this.exit(1)
  }
}
