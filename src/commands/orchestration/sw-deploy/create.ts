import {Args} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {waitFlags} from '../../../cli/flags.js'
import {softwareStrategy} from '../../../client/vim/strategy.js'
import {OrchestrationCreate} from '../../../families/orchestration.js'
import {swDeployFlags} from '../../../families/orchestration-flag.js'
import {checkSoftwareStrategy} from '../../../inputs/option/orchestration.js'

export default class OrchestrationSwDeployCreate extends OrchestrationCreate {
  static override summary = 'plan a software deployment of this system'
  static override examples = [
    '<%= config.bin %> orchestration sw-deploy create starlingx-26.03.1 --wait',
    '<%= config.bin %> orchestration sw-deploy create --rollback --wait',
  ]
  static override hiddenAliases = ['sw-manager:sw-deploy-strategy:create']
  static override args = {release: Args.string({multiple: true, description: 'ids of releases; the selected ones'})}
  static override flags = {...swDeployFlags, ...waitFlags}

  readonly type = 'sw-upgrade'

  override check = (given: Given<typeof OrchestrationSwDeployCreate>) => checkSoftwareStrategy(optionsOf(given))

  override extra = (given: Given<typeof OrchestrationSwDeployCreate>) => softwareStrategy(optionsOf(given))
}

const optionsOf = ({args, flags}: Given<typeof OrchestrationSwDeployCreate>) => ({
  ...flags,
  release: args.release ?? [],
  kubernetes: flags['kube-upgrade'],
  preUpgradeDeploy: flags['pre-upgrade-deploy'],
})
