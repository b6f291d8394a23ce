import type {Given} from '../../../cli/command.js'
import {confirmFlags, hostArg, waitFlags} from '../../../cli/flags.js'
import {KubeUpgradeStep} from '../../../families/kube-upgrade-step.js'

export default class KubeHostCordon extends KubeUpgradeStep {
  static override summary = 'move the pods off a host and keep new ones away'
  static override description = 'A step of the kubernetes upgrade of a simplex system.'
  static override examples = ['<%= config.bin %> kube host cordon controller-0 --wait']
  static override hiddenAliases = ['system:kube-host-cordon']
  static override args = {host: hostArg}
  static override flags = {...confirmFlags, ...waitFlags}

  override asks = ({args}: Given<typeof KubeHostCordon>) => ({target: args.host, deed: `cordon host ${args.host}`})

  readonly step = 'cordon'
}
