import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {untilFlags, Waiting} from '../../cli/waiting.js'
import {LocalStrategy, localStrategies, strategyTypes} from '../../client/vim/strategy.js'
import {calmBy} from '../../families/calm.js'
import {titleOf} from '../../families/orchestration.js'
import {columns} from '../../output/view.js'

export default class OrchestrationWait extends Waiting<LocalStrategy> {
  static override summary = 'wait for the orchestration of a system, of whatever type, whoever applied it'
  static override examples = [
    '<%= config.bin %> orchestration wait --until state=applied --deadline 3h',
    '<%= config.bin %> orchestration wait --subclouds group:east',
  ]
  static override args = {
    name: Args.string({
      multiple: true,
      options: [...new Set(strategyTypes.flatMap((type) => [titleOf(type), type]))],
      description: 'types of strategies',
    }),
  }
  static override flags = untilFlags

  override readonly reach = 'systems'
  resource = 'strategy'
  override readonly passing = true
  view = {show: columns<LocalStrategy>('type', ...Object.keys(LocalStrategy.shape))}

  async read({vim}: Apis, {args}: Given<typeof OrchestrationWait>) {
    const found = await Promise.all(
      strategyTypes.map(async (type) => ({type, strategy: await localStrategies(vim, type).find()})),
    )
    const all = found.flatMap(({type, strategy}) => (strategy ? [{...strategy, type}] : []))
    return this.targets(all, {named: args.name, names: ({type}) => [titleOf(type), type]})
  }

  calm = ({state}: LocalStrategy) => calmBy(state)
}
