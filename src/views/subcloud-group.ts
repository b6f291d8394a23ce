import type {SubcloudGroup} from '../client/dcmanager/group.js'
import {columns, type View} from '../output/view.js'
import {spaced, underscored} from './heading.js'

export const subcloudGroupView: View<SubcloudGroup> = {
  style: 'field',
  list: columns('id', 'name', 'description'),
  show: [
    ...columns<SubcloudGroup>('id', 'name', 'description'),
    ...spaced<SubcloudGroup>('update_apply_type', 'max_parallel_subclouds'),
    ...underscored<SubcloudGroup>('created-at', 'updated-at'),
  ],
}
