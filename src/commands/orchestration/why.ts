import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {strategyTypes} from '../../client/vim/strategy.js'
import {titleOf} from '../../families/orchestration.js'
import {Why} from '../../families/why.js'
import type {Place} from '../../families/why-reading.js'

export default class OrchestrationWhy extends Why {
  static override summary = 'tell why the strategy of a system, or its work by hand, is as it is'
  static override description =
    'Without a type it looks at the strategy that there is. Where there is none, it looks at what somebody does by hand: a ' +
    'software deployment, an upgrade of Kubernetes, a replacement of its root CA; of a named type more closely. In at most ' +
    'six requests. Exits with 3 where something is wrong, with 0 where nothing is or something is under way.'
  static override examples = [
    '<%= config.bin %> orchestration why',
    '<%= config.bin %> --subcloud edge7 orchestration why sw-deploy',
    '<%= config.bin %> orchestration why --subclouds group:east',
  ]
  static override args = {
    type: Args.string({options: strategyTypes.map(titleOf), description: 'type of the strategy'}),
  }

  readonly about = 'orchestration'

  async explain(apis: Apis, {args}: Given<typeof OrchestrationWhy>, place: Place) {
    const {explainOrchestration} = await import('../../families/orchestration-why.js')
    return explainOrchestration(apis, args.type, place)
  }
}
