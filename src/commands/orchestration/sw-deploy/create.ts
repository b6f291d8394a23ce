import {Args, Flags} from '@oclif/core'
import type {Given} from '../../../cli/command.js'
import {softwareStrategy} from '../../../client/vim/strategy.js'
import {creationFlags, OrchestrationCreate} from '../../../families/orchestration.js'
import {checkSoftwareStrategy} from '../../../inputs/option/orchestration.js'

export default class OrchestrationSwDeployCreate extends OrchestrationCreate {
  static override summary = 'plan a software deployment of this system'
  static override examples = [
    '<%= config.bin %> orchestration sw-deploy create starlingx-26.03.1 --wait',
    '<%= config.bin %> orchestration sw-deploy create --rollback --wait',
  ]
  static override hiddenAliases = ['sw-manager:sw-deploy-strategy:create']
  static override args = {release: Args.string({multiple: true, description: 'ids of releases; the selected ones'})}
  static override flags = {
    ...creationFlags({
      controllers: ['serial', 'ignore'],
      storage: ['serial', 'parallel', 'ignore'],
      alarms: ['strict', 'relaxed', 'permissive'],
      mostWorkers: 10,
    }),
    rollback: Flags.boolean({allowNo: true, summary: 'go back to the release before'}),
    delete: Flags.boolean({allowNo: true, summary: 'also delete the deployment at the end'}),
    cleanup: Flags.boolean({allowNo: true, summary: 'only delete the deployment and end the kubernetes upgrade'}),
    snapshot: Flags.boolean({allowNo: true, summary: 'take snapshots to go back to'}),
    'kube-upgrade': Flags.string({summary: 'also upgrade kubernetes to this version'}),
    'pre-upgrade-deploy': Flags.boolean({
      allowNo: true,
      summary: 'only what must be deployed before an upgrade to the release',
    }),
  }

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
