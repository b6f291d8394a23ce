import {Flags} from '@oclif/core'
import {waitFlags} from '../../../cli/flags.js'
import {backups} from '../../../client/dcmanager/backup.js'
import {backedUp} from '../../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../../families/subcloud.js'
import {checkBackup} from '../../../inputs/option/subcloud.js'
import {subcloudBackupView} from '../../../views/subcloud.js'

export default class SubcloudBackupCreate extends SubcloudCommand {
  static override summary = 'back up a subcloud, or a group of them'
  static override examples = [
    '<%= config.bin %> subcloud backup create --subcloud subcloud1 --wait',
    '<%= config.bin %> subcloud backup create --group east --local-only --registry-images',
  ]
  static override hiddenAliases = ['dcmanager:subcloud-backup:create']
  static override flags = {
    subcloud: Flags.string({summary: 'one subcloud, by name or id'}),
    group: Flags.string({summary: 'all subclouds of a group, by name or id'}),
    'local-only': Flags.boolean({summary: 'keep it in the subcloud, not on the system controller'}),
    'registry-images': Flags.boolean({summary: 'with --local-only: container images as well'}),
    'backup-values': Flags.string({summary: 'YAML file with more settings of the backup'}),
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    ...waitFlags,
  }

  override readonly result = subcloudBackupView

  async run(): Promise<void> {
    const {flags} = await this.parse(SubcloudBackupCreate)
    const {subcloud, group, 'local-only': localOnly, 'registry-images': registryImages} = flags
    const options = {subcloud, group, localOnly, registryImages, backupValues: flags['backup-values']}
    checkBackup(options)
    await this.checkYamlFiles({'backup-values': options.backupValues})
    const sysadminPassword = await this.sysadmin(flags['sysadmin-password'])
    const begun = await backups(await this.api('dcmanager')).create({...options, sysadminPassword})
    await this.settleSubclouds(flags, begun, backedUp, (settled) => this.printBackups(settled, group, this.result))
  }
}
