import {ReleaseQuestion} from '../../families/release-question.js'

export default class SoftwareIsDeployed extends ReleaseQuestion {
  static override summary = 'say whether all of the releases are deployed: exit code 0 or 1'
  static override examples = ['<%= config.bin %> software is-deployed starlingx-26.03.1']
  static override hiddenAliases = ['software:is-deployed']

  readonly state = 'deployed'
}
