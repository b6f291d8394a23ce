import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Listing} from '../../cli/reading.js'
import {type Release, releases} from '../../client/usm/release.js'
import {releaseListView} from '../../views/release.js'

export default class SoftwareList extends Listing<Release> {
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

  view = releaseListView
  read = ({usm}: Apis, {flags}: Given<typeof SoftwareList>) => releases(usm).list(flags)
}
