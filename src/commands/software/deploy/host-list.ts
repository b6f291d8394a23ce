import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {Reading} from '../../../cli/reading.js'
import {rows, said} from '../../../cli/result.js'
import {deploys} from '../../../client/usm/deploy.js'
import {deployHostView} from '../../../views/deploy.js'

export default class SoftwareDeployHostList extends Reading {
  static override summary = 'list the hosts of the deployment with their states'
  static override examples = ['<%= config.bin %> software deploy host-list']
  static override hiddenAliases = ['software:deploy:host-list']
  static override flags = {...confirmFlags}

  async look({usm}: Apis, {flags}: Given<typeof SoftwareDeployHostList>) {
    // The official program takes any command with "host" in its name for a dangerous one.
    const asked = this.voice.either(undefined, 'list the hosts of the deployment')
    if (asked) await this.confirm(flags, 'deployment', asked)
    const hosts = await deploys(usm).hosts()
    const table = rows(deployHostView, hosts)
    return this.voice.either(table, hosts.length > 0 ? table : said('No deploy in progress'))
  }
}
