import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {releases} from '../../client/usm/release.js'
import {releaseListView} from '../../views/release.js'

export default class SoftwareList extends StxCommand {
  static override summary = 'list the releases with their states'
  static override examples = [
    '<%= config.bin %> software list',
    '<%= config.bin %> software list --state available --format json',
  ]
  static override hiddenAliases = ['software:list']
  static override flags = {
    release: Flags.string({summary: 'only this release'}),
    state: Flags.string({summary: 'only releases in this state'}),
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(SoftwareList)
    await this.list(releaseListView, await releases(await this.api('usm')).list(flags))
  }
}
