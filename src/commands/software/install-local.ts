import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {releases} from '../../client/usm/release.js'
import {SoftwareOrder} from '../../families/software-order.js'

export default class SoftwareInstallLocal extends SoftwareOrder {
  static override summary = 'let patches be installed on this host alone, before it is configured'
  static override examples = [
    '<%= config.bin %> software install-local',
    '<%= config.bin %> software install-local --delete',
  ]
  static override hiddenAliases = ['software:install-local']
  static override flags = {delete: Flags.boolean({summary: 'leave this mode'})}

  order = ({usm}: Apis, {flags}: Given<typeof SoftwareInstallLocal>) =>
    releases(usm).installLocal({remove: flags.delete})
}
