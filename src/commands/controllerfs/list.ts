import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type ControllerFs, controllerFilesystems} from '../../client/sysinv/storage/controller-fs.js'
import {controllerFsView} from '../../views/controller-fs.js'

export default class ControllerfsList extends Listing<ControllerFs> {
  static override summary = 'list the file systems of the controllers'
  static override examples = [
    '<%= config.bin %> controllerfs list',
    '<%= config.bin %> controllerfs list --format value --column name --column size',
  ]
  static override hiddenAliases = ['system:controllerfs-list']

  view = controllerFsView
  override names = {kind: 'controller-filesystem' as const, of: ({name}: ControllerFs) => name}
  read = ({sysinv}: Apis) => controllerFilesystems(sysinv).list()
}
