import {ReleaseQuestion} from '../../families/release-question.js'

export default class SoftwareIsAvailable extends ReleaseQuestion {
  static override summary = 'say whether all of the releases are available: exit code 0 or 1'
  static override examples = ['<%= config.bin %> software is-available starlingx-26.03.1']
  static override hiddenAliases = ['software:is-available']

  readonly state = 'available'
}
