import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Listing} from '../../cli/reading.js'
import {type Subcloud, subclouds} from '../../client/dcmanager/subcloud.js'
import {subcloudDetailView, subcloudView} from '../../views/subcloud.js'

export default class SubcloudList extends Listing<Subcloud> {
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

  view = ({flags, globals}: Given<typeof SubcloudList>) =>
    flags.detail || globals.column ? subcloudDetailView : subcloudView
  override names = {kind: 'subcloud' as const, of: ({name}: Subcloud) => name}
  override readonly reach = 'fleet'

  async read({dcmanager}: Apis, {flags}: Given<typeof SubcloudList>) {
    const secondary = flags.all
    if (!this.selection) return subclouds(dcmanager).list({secondary})
    return (await this.selection.select(dcmanager, {secondary})).map(({subcloud}) => subcloud)
  }
}
