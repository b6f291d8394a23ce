import {ReleaseQuestion} from '../../families/release-question.js'

export default class SoftwareIsCommitted extends ReleaseQuestion {
  static override summary = 'say whether all of the releases are committed: exit code 0 or 1'
  static override examples = ['<%= config.bin %> software is-committed starlingx-26.03.1']
  static override hiddenAliases = ['software:is-committed']

  readonly state = 'committed'
}
