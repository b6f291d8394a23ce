import type {Apis} from '../../cli/apis.js'
import {untilFlags, Waiting} from '../../cli/waiting.js'
import {type Deploy, deploys} from '../../client/usm/deploy.js'
import {calmBy} from '../../families/calm.js'
import {deployView} from '../../views/deploy.js'

export default class SoftwareWait extends Waiting<Deploy> {
  static override summary = 'wait for the deployment of software that is going on'
  static override description =
    'The target is the release that is deployed. Without --until it waits until a step is over.'
  static override examples = [
    '<%= config.bin %> software wait --until state=start-done',
    '<%= config.bin %> software wait --subclouds group:east --until gone --deadline 3h',
  ]
  static override flags = untilFlags

  override readonly reach = 'systems'
  resource = 'deployment'
  override readonly passing = true
  view = deployView

  async read({usm}: Apis) {
    const all = await deploys(usm).show()
    return this.targets(all, {names: ({to_release: release}) => [release ?? 'deploy']})
  }

  calm = ({state}: Deploy) => calmBy(state, /^(start|activate|abort|activate-rollback)$/)
}
