import {Flags} from '@oclif/core'
import {confirmFlags, waitFlags} from '../../../cli/flags.js'
import {backups} from '../../../client/dcmanager/backup.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {deploymentFlags, SubcloudCommand} from '../../../families/subcloud.js'
import {checkRestore} from '../../../inputs/option/subcloud.js'
import {subcloudBackupView} from '../../../views/subcloud.js'

export default class SubcloudBackupRestore extends SubcloudCommand {
  static override summary = 'restore a subcloud, or a group of them, from a backup'
  static override examples = [
    '<%= config.bin %> subcloud backup restore --subcloud subcloud1 --wait',
    '<%= config.bin %> subcloud backup restore --group east --with-install --release 26.03',
  ]
  static override hiddenAliases = ['dcmanager:subcloud-backup:restore']
  static override flags = {
    subcloud: Flags.string({summary: 'one subcloud, by name or id'}),
    group: Flags.string({summary: 'all subclouds of a group, by name or id'}),
    'local-only': Flags.boolean({summary: 'from the backup in the subcloud, not on the system controller'}),
    'with-install': Flags.boolean({summary: 'install the software first'}),
    release: Flags.string({summary: 'release to install; the one of the system controller where not given'}),
    'registry-images': Flags.boolean({summary: 'with --local-only: container images as well'}),
    'restore-values': Flags.string({summary: 'YAML file with more settings of the restore'}),
    auto: Flags.boolean({summary: 'let the subcloud restore itself'}),
    factory: Flags.boolean({summary: 'restore what the factory backed up'}),
    'sysadmin-password': deploymentFlags['sysadmin-password'],
    ...confirmFlags,
    ...waitFlags,
  }

  override readonly result = subcloudBackupView

  async run(): Promise<void> {
    const {flags} = await this.parse(SubcloudBackupRestore)
    const {subcloud, group, release, auto, factory} = flags
    const options = {
      ...{subcloud, group, release, auto, factory},
      withInstall: flags['with-install'],
      localOnly: flags['local-only'],
      registryImages: flags['registry-images'],
      restoreValues: flags['restore-values'],
    }
    checkRestore(options)
    const target = subcloud ?? group ?? ''
    // The official program does not ask about groups.
    if (!this.official || !group) await this.confirm(flags, target, `restore ${target} from a backup`)
    await this.checkYamlFiles({'restore-values': options.restoreValues})
    const sysadminPassword = await this.sysadmin(flags['sysadmin-password'])
    const begun = await backups(await this.api('dcmanager')).restore({...options, sysadminPassword})
    const judge = deployed('complete', 'factory-restore-complete')
    await this.settleSubclouds(
      flags,
      begun,
      () => judge,
      (settled) => this.printBackups(settled, group, this.result),
    )
  }
}
