import {Flags} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Reading} from '../../../cli/reading.js'
import {rows} from '../../../cli/result.js'
import {systemDeploys} from '../../../client/usm/system-deploy.js'
import {systemDeployView} from '../../../views/deploy.js'

export default class SoftwareSystemDeployShow extends Reading {
  static override summary = 'show the system deployment that is going on'
  static override examples = ['<%= config.bin %> software system-deploy show']
  static override hiddenAliases = ['software:system-deploy:show']
  static override flags = {uuid: Flags.boolean({summary: 'with its uuid'})}

  async look({usm}: Apis, {flags}: Given<typeof SoftwareSystemDeployShow>) {
    const found = await systemDeploys(usm).show()
    if (found.length > 0) return rows(systemDeployView, found, {also: flags.uuid ? ['id'] : []})
    return this.voice.failOrSay('not-found', 'No system deploy in progress.')
  }
}
