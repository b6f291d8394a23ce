import {Flags} from '@oclif/core'
import {releases} from '../../client/usm/release.js'
import {SoftwareCommand} from '../../families/software-command.js'

export default class SoftwareInstallLocal extends SoftwareCommand {
  static override summary = 'let patches be installed on this host alone, before it is configured'
  static override examples = [
    '<%= config.bin %> software install-local',
    '<%= config.bin %> software install-local --delete',
  ]
  static override hiddenAliases = ['software:install-local']
  static override flags = {delete: Flags.boolean({summary: 'leave this mode'})}

  async run(): Promise<void> {
    const {flags} = await this.parse(SoftwareInstallLocal)
    await this.tell(await releases(await this.api('usm')).installLocal({remove: flags.delete}))
  }
}
