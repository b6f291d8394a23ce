import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {subclouds} from '../../client/dcmanager/subcloud.js'
import {subcloudDetailView, subcloudView} from '../../views/subcloud.js'

export default class SubcloudList extends StxCommand {
  static override summary = 'list the subclouds'
  static override examples = [
    '<%= config.bin %> subcloud list',
    '<%= config.bin %> subcloud list --detail --format csv',
    '<%= config.bin %> subcloud list --query "[?sync_status!=\'in-sync\'].name"',
  ]
  static override hiddenAliases = ['dcmanager:subcloud:list']
  static override flags = {
    all: Flags.boolean({summary: 'also those that only stand by for a peer site'}),
    detail: Flags.boolean({char: 'd', summary: 'more columns'}),
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(SubcloudList)
    const rows = await subclouds(await this.api('dcmanager')).list({secondary: flags.all})
    this.remember(
      'subcloud',
      rows.map(({name}) => name),
    )
    await this.list(flags.detail || this.globals.column ? subcloudDetailView : subcloudView, rows)
  }
}
