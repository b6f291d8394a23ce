import {Args} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {swDeployFlags} from '../../../families/orchestration-flag.js'
import {OrchestrationPlanning} from '../../../families/orchestration-planning.js'
import {checkSoftwareStrategy} from '../../../inputs/option/orchestration.js'

export default class OrchestrationSwDeployPlan extends OrchestrationPlanning {
  static override summary = 'in which order a software deployment would take the hosts'
  static override examples = ['<%= config.bin %> orchestration sw-deploy plan starlingx-26.03.1']
  static override args = {release: Args.string({multiple: true, description: 'ids of releases; the selected ones'})}
  static override flags = swDeployFlags

  readonly type = 'sw-deploy'

  override check = ({args, flags}: Given<typeof OrchestrationSwDeployPlan>) =>
    checkSoftwareStrategy({
      ...flags,
      release: args.release ?? [],
      kubernetes: flags['kube-upgrade'],
      preUpgradeDeploy: flags['pre-upgrade-deploy'],
    })

  override aimOf = ({args, flags: {rollback, cleanup}}: Given<typeof OrchestrationSwDeployPlan>) => ({
    ...{releases: args.release, rollback, cleanup},
  })
}
