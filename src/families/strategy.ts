import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../cli/command.js'
import {confirmFlags, variableFlag, waitFlags} from '../cli/flags.js'
import {
  aborting,
  applying,
  deleting,
  type Strategy,
  type StrategyProgress,
  type StrategySelection,
  type StrategyType,
  strategies,
} from '../client/dcmanager/strategy.js'
import type {Standing} from '../client/standing.js'
import {checkSelection} from '../inputs/option/strategy.js'
import type {View} from '../output/view.js'

/** The five types of fleet strategies have the same verbs: a command says of which type it is, and how that is shown. */
abstract class StrategyCommand extends StxCommand {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = StxCommand.baseFlags

  protected abstract readonly type: StrategyType

  protected async strategies() {
    return strategies(await this.api('dcmanager'))
  }
}

abstract class StrategyChange extends StrategyCommand {
  // As above.
  static override baseFlags = StxCommand.baseFlags

  abstract override readonly result: View<Strategy>

  protected async watch(
    flags: {wait?: boolean; deadline?: string},
    strategy: Strategy,
    judge: (now: StrategyProgress) => Standing,
  ): Promise<void> {
    const first = {strategy, steps: []}
    const settled = await this.settle(flags, first, {
      target: `${this.type} strategy`,
      read: async () => (await this.strategies()).progress(this.type),
      judge,
      watch: 'stx strategy step list',
    })
    await this.show(this.result, settled.strategy)
  }
}

export abstract class StrategyCreate extends StrategyChange {
  static override args = {
    cloud_name: Args.string({description: 'subcloud name; all that need it where not given'}),
  }
  static override flags = {
    'subcloud-apply-type': Flags.option({
      options: ['parallel', 'serial'] as const,
      summary: 'several subclouds at a time, or one after the other',
    })(),
    'max-parallel-subclouds': Flags.integer({summary: 'how many subclouds at a time'}),
    'stop-on-failure': Flags.boolean({summary: 'start no more subclouds after the first failure'}),
    group: Flags.string({summary: 'only the subclouds of this group, in its own way'}),
    ...variableFlag,
  }

  protected async create(selection: StrategySelection, extra: Record<string, unknown> = {}): Promise<void> {
    checkSelection(selection)
    await this.show(this.result, await (await this.strategies()).create(this.type, selection, extra))
  }
}

/** The flags that all types share, as the client takes them. */
export const selectionOf = (
  args: {cloud_name?: string},
  flags: {
    group?: string
    'subcloud-apply-type'?: string
    'max-parallel-subclouds'?: number
    'stop-on-failure'?: boolean
  },
): StrategySelection => ({
  subcloud: args.cloud_name,
  group: flags.group,
  applyType: flags['subcloud-apply-type'],
  maxParallel: flags['max-parallel-subclouds'],
  stopOnFailure: flags['stop-on-failure'],
})

export abstract class StrategyShow extends StrategyCommand {
  static override flags = variableFlag

  protected abstract readonly view: View<Strategy>

  async run(): Promise<void> {
    await this.parse(StrategyShow)
    await this.show(this.view, await (await this.strategies()).get(this.type))
  }
}

export abstract class StrategyApply extends StrategyChange {
  static override flags = {...confirmFlags, ...waitFlags, ...variableFlag}

  async run(): Promise<void> {
    const {flags} = await this.parse(StrategyApply)
    await this.confirm(flags, this.type, `apply the ${this.type} strategy`)
    await this.watch(flags, await (await this.strategies()).apply(this.type), applying)
  }
}

export abstract class StrategyAbort extends StrategyChange {
  static override flags = {...waitFlags, ...variableFlag}

  async run(): Promise<void> {
    const {flags} = await this.parse(StrategyAbort)
    await this.watch(flags, await (await this.strategies()).abort(this.type), aborting)
  }
}

export abstract class StrategyDelete extends StrategyChange {
  static override flags = {...confirmFlags, ...waitFlags, ...variableFlag}

  async run(): Promise<void> {
    const {flags} = await this.parse(StrategyDelete)
    await this.confirm(flags, this.type, `delete the ${this.type} strategy`)
    const api = await this.strategies()
    const strategy = await api.delete(this.type)
    const settled = await this.settle(flags, strategy, {
      target: `${this.type} strategy`,
      read: () => api.remains(this.type, strategy),
      judge: deleting,
      watch: 'stx strategy step list',
    })
    await this.show(this.result, settled)
  }
}
