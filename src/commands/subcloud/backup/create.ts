import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {waitFlags} from '../../../cli/flags.js'
import {backups} from '../../../client/dcmanager/backup.js'
import {backedUp} from '../../../client/dcmanager/subcloud-standing.js'
import {SubcloudBackupChange} from '../../../families/subcloud.js'
import {backupFlags} from '../../../families/subcloud-input.js'
import {checkBackup} from '../../../inputs/option/subcloud.js'

export default class SubcloudBackupCreate extends SubcloudBackupChange {
  static override summary = 'back up a subcloud, or a group of them'
  static override examples = [
    '<%= config.bin %> subcloud backup create --subcloud subcloud1 --wait',
    '<%= config.bin %> subcloud backup create --group east --local-only --registry-images',
    "<%= config.bin %> subcloud backup create --subclouds 'edge-*' --local-only --wait",
  ]
  static override hiddenAliases = ['dcmanager:subcloud-backup:create']
  static override flags = {...backupFlags, ...waitFlags}

  override readonly reach = 'each'

  judgeOf = backedUp

  override check = ({flags}: Given<typeof SubcloudBackupCreate>) => checkBackup(optionsOf(flags))

  async begin({dcmanager}: Apis, {flags}: Given<typeof SubcloudBackupCreate>) {
    const options = optionsOf(flags)
    await this.input.checkYaml({'backup-values': options.backupValues})
    const sysadminPassword = await this.input.sysadmin(flags['sysadmin-password'])
    return backups(dcmanager).create({...options, sysadminPassword})
  }
}

const optionsOf = (flags: Given<typeof SubcloudBackupCreate>['flags']) => ({
  subcloud: flags.subcloud,
  group: flags.group,
  localOnly: flags['local-only'],
  registryImages: flags['registry-images'],
  backupValues: flags['backup-values'],
})
