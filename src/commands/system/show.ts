import type {Apis} from '../../cli/apis.js'
import {Showing} from '../../cli/reading.js'
import {type System, systems} from '../../client/sysinv/platform/system.js'
import {systemView} from '../../views/system.js'

export default class SystemShow extends Showing<System> {
  static override summary = 'show the system itself'
  static override examples = ['<%= config.bin %> system show', '<%= config.bin %> system show --subcloud subcloud1']
  static override hiddenAliases = ['system:show']

  view = systemView
  read = ({sysinv}: Apis) => systems(sysinv).get()
}
