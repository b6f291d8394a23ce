import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {untilFlags, Waiting} from '../../cli/waiting.js'
import {type LocalStrategy, type LocalStrategyType, localStrategies} from '../../client/vim/strategy.js'
import {calmBy} from '../../families/calm.js'

const types: readonly LocalStrategyType[] = ['sw-upgrade', 'kube-upgrade', 'kube-rootca-update', 'fw-update']

export default class OrchestrationWait extends Waiting<LocalStrategy> {
  static override summary = 'wait for the orchestration of a system, of whatever type, whoever applied it'
  static override examples = [
    '<%= config.bin %> orchestration wait --until state=applied --deadline 3h',
    '<%= config.bin %> orchestration wait --subclouds group:east',
  ]
  static override args = {name: Args.string({multiple: true, options: types, description: 'types of strategies'})}
  static override flags = untilFlags

  override readonly reach = 'systems'
  view = {}

  async read({vim}: Apis, {args}: Given<typeof OrchestrationWait>) {
    const found = await Promise.all(types.map((type) => localStrategies(vim, type).find()))
    const named = new Map(types.map((type, at) => [type, found[at]]))
    const all = [...named].flatMap(([type, strategy]) => (strategy ? [{...strategy, type}] : []))
    return this.targets(all, {resource: 'strategy', named: args.name, names: ({type}) => [type]})
  }

  calm = ({state}: LocalStrategy) => calmBy(state)
}
