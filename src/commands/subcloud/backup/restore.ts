import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags, waitFlags} from '../../../cli/flags.js'
import {backups} from '../../../client/dcmanager/backup.js'
import {deployed} from '../../../client/dcmanager/subcloud-standing.js'
import {SubcloudBackupChange} from '../../../families/subcloud.js'
import {deploymentFlags} from '../../../families/subcloud-input.js'
import {checkRestore} from '../../../inputs/option/subcloud.js'

export default class SubcloudBackupRestore extends SubcloudBackupChange {
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

  override readonly reach = 'each'

  override check = ({flags}: Given<typeof SubcloudBackupRestore>) => checkRestore(optionsOf(flags))

  override asks({flags: {subcloud, group}}: Given<typeof SubcloudBackupRestore>) {
    const target = subcloud ?? group ?? ''
    const question = {target, deed: `restore ${target} from a backup`}
    // The official program does not ask about groups.
    return this.voice.either(question, group ? undefined : question)
  }

  judgeOf = () => deployed('complete', 'factory-restore-complete')

  async begin({dcmanager}: Apis, {flags}: Given<typeof SubcloudBackupRestore>) {
    const options = optionsOf(flags)
    await this.input.checkYaml({'restore-values': options.restoreValues})
    const sysadminPassword = await this.input.sysadmin(flags['sysadmin-password'])
    return backups(dcmanager).restore({...options, sysadminPassword})
  }
}

const optionsOf = (flags: Given<typeof SubcloudBackupRestore>['flags']) => ({
  subcloud: flags.subcloud,
  group: flags.group,
  release: flags.release,
  auto: flags.auto,
  factory: flags.factory,
  withInstall: flags['with-install'],
  localOnly: flags['local-only'],
  registryImages: flags['registry-images'],
  restoreValues: flags['restore-values'],
})
