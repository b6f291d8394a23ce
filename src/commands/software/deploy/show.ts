import type {Apis} from '../../../cli/apis.js'
import {Reading} from '../../../cli/reading.js'
import {rows} from '../../../cli/result.js'
import {deploys} from '../../../client/usm/deploy.js'
import {deployView} from '../../../views/deploy.js'

export default class SoftwareDeployShow extends Reading {
  static override summary = 'show the deployment that is going on'
  static override examples = [
    '<%= config.bin %> software deploy show',
    '<%= config.bin %> software deploy show --column state --format value',
  ]
  static override hiddenAliases = ['software:deploy:show']

  async look({usm}: Apis) {
    const found = await deploys(usm).show()
    if (found.length > 0) return rows(deployView, found)
    return this.voice.failOrSay('not-found', 'No deploy in progress', {hint: 'see: stx software list'})
  }
}
