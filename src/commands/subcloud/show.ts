import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {subcloudArg, variableFlag} from '../../cli/flags.js'
import {Showing} from '../../cli/reading.js'
import {type Subcloud, subclouds} from '../../client/dcmanager/subcloud.js'
import {subcloudView} from '../../views/subcloud.js'

export default class SubcloudShow extends Showing<Subcloud> {
  static override summary = 'show one subcloud with the sync state of its endpoints'
  static override examples = ['<%= config.bin %> subcloud show subcloud1', '<%= config.bin %> subcloud show 7 --detail']
  static override hiddenAliases = ['dcmanager:subcloud:show']
  static override args = {subcloud: subcloudArg}
  static override flags = {
    detail: Flags.boolean({char: 'd', summary: 'also what only the subcloud itself knows'}),
    ...variableFlag,
  }

  override readonly reach = 'here'
  view = subcloudView

  async read({dcmanager}: Apis, {args, flags}: Given<typeof SubcloudShow>) {
    const api = subclouds(dcmanager)
    return flags.detail ? api.detail(args.subcloud) : api.get(args.subcloud)
  }
}
