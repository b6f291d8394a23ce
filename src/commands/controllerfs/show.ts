import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type ControllerFs, controllerFilesystems} from '../../client/sysinv/storage/controller-fs.js'
import {controllerFsView} from '../../views/controller-fs.js'

export default class ControllerfsShow extends Showing<ControllerFs> {
  static override summary = 'show one file system of the controllers'
  static override examples = ['<%= config.bin %> controllerfs show database']
  static override hiddenAliases = ['system:controllerfs-show']
  static override args = {filesystem: Args.string({required: true, description: 'name or uuid of the file system'})}

  view = controllerFsView
  read = ({sysinv}: Apis, {args}: Given<typeof ControllerfsShow>) => controllerFilesystems(sysinv).find(args.filesystem)
}
