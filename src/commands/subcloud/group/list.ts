import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {type SubcloudGroup, subcloudGroups} from '../../../client/dcmanager/group.js'
import {subcloudGroupView} from '../../../views/subcloud-group.js'

export default class SubcloudGroupList extends Listing<SubcloudGroup> {
  static override summary = 'list the groups of subclouds'
  static override examples = ['<%= config.bin %> subcloud group list']
  static override hiddenAliases = ['dcmanager:subcloud-group:list']

  override readonly reach = 'here'
  view = subcloudGroupView
  override names = {kind: 'subcloud-group' as const, of: ({name}: SubcloudGroup) => name}
  read = ({dcmanager}: Apis) => subcloudGroups(dcmanager).list()
}
