import {Flags} from '@oclif/core'
import {StxCommand} from '../cli/command.js'
import {confirmFlags, waitFlags} from '../cli/flags.js'
import type {Standing} from '../client/standing.js'
import {
  abortingLocally,
  applyingLocally,
  applyingStage,
  building,
  type LocalStrategies,
  LocalStrategy,
  type LocalStrategyType,
  localStrategies,
} from '../client/vim/strategy.js'
import {columns} from '../output/view.js'
import {type StrategyDetail, strategyText} from '../views/local-strategy.js'

interface WaitValues {
  wait?: boolean
  deadline?: string
}

/** The five types of local strategies have the same verbs: a command says of which type it is. */
abstract class OrchestrationCommand extends StxCommand {
  protected abstract readonly type: LocalStrategyType

  /** As people type it: only the API knows of an upgrade. */
  protected get title(): string {
    return this.type === 'sw-upgrade' ? 'sw-deploy' : this.type
  }

  protected async strategies(): Promise<LocalStrategies> {
    return localStrategies(await this.api('vim'), this.type)
  }

  protected printStrategy(strategy: LocalStrategy, detail?: StrategyDetail): Promise<void> {
    return this.text(strategyText(strategy, {...detail, strict: !this.official}), strategy)
  }

  protected async follow(
    flags: WaitValues,
    strategy: LocalStrategy,
    judge: (strategy: LocalStrategy) => Standing,
    read: () => Promise<LocalStrategy>,
  ): Promise<void> {
    const watch = `stx orchestration ${this.title} show --error-details`
    await this.printStrategy(await this.settle(flags, strategy, {target: `${this.title} strategy`, read, judge, watch}))
  }
}

const choice = (options: readonly string[], summary: string) =>
  Flags.string({options: [...options], default: options[0], summary})

abstract class OrchestrationChange extends OrchestrationCommand {
  /** Of which tables have no columns; formats for programs have. */
  override readonly result = {show: columns<LocalStrategy>(...Object.keys(LocalStrategy.shape))}
}

/** The flags of all create commands; where a type has fewer choices it says so. The first one is the default. */
export const creationFlags = (choices: {
  controllers: readonly string[]
  storage: readonly string[]
  alarms?: readonly string[]
  mostWorkers: number
}) => ({
  'controller-apply-type': choice(choices.controllers, 'how controllers are worked on'),
  'storage-apply-type': choice(choices.storage, 'how storage hosts are worked on'),
  'worker-apply-type': choice(['serial', 'parallel', 'ignore'], 'how workers are worked on'),
  'instance-action': choice(['stop-start', 'migrate'], 'what happens to virtual machines'),
  'alarm-restrictions': choice(
    choices.alarms ?? ['strict', 'relaxed'],
    'whether alarms that do not matter for management are passed over',
  ),
  'max-parallel-worker-hosts': Flags.integer({
    summary: 'how many workers at a time',
    min: 2,
    max: choices.mostWorkers,
  }),
  ...waitFlags,
})

type Creation = WaitValues & {
  'controller-apply-type'?: string
  'storage-apply-type'?: string
  'worker-apply-type'?: string
  'instance-action'?: string
  'alarm-restrictions'?: string
  'max-parallel-worker-hosts'?: number
}

const permissiveQuestion = `Permissive alarm restrictions are unsafe: ask support before you go on.
Enter 'yes' to continue or anything else to abort: `

export abstract class OrchestrationCreate extends OrchestrationChange {
  /** `extra` are the members that this type alone has. */
  protected async create(flags: Creation, extra: Record<string, unknown> = {}): Promise<void> {
    if (flags['alarm-restrictions'] === 'permissive') await this.#warn()
    const api = await this.strategies()
    const strategy = await api.create({
      'default-instance-action': flags['instance-action'],
      ...extra,
      'controller-apply-type': flags['controller-apply-type'],
      'storage-apply-type': flags['storage-apply-type'],
      'worker-apply-type': flags['worker-apply-type'],
      'max-parallel-worker-hosts': flags['max-parallel-worker-hosts'],
      'alarm-restrictions': flags['alarm-restrictions'],
    })
    await this.follow(flags, strategy, building, api.get)
  }

  async #warn(): Promise<void> {
    if (!this.official) this.remark('with permissive alarm restrictions even a failing system is worked on')
    else if ((await this.answer(permissiveQuestion)) !== 'yes') this.exit(1)
  }
}

export abstract class OrchestrationShow extends OrchestrationCommand {
  static override flags = {
    details: Flags.boolean({summary: 'every phase with its stages and steps'}),
    active: Flags.boolean({summary: 'only the stages and steps in work'}),
    'error-details': Flags.boolean({summary: 'what the failing part said'}),
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(OrchestrationShow)
    const strategy = await (await this.strategies()).find()
    if (!strategy) {
      const hint = `see: stx orchestration ${this.title} create --help`
      return this.failOrSay('not-found', 'No strategy available', {hint})
    }
    await this.printStrategy(strategy, {...flags, errorDetails: flags['error-details']})
  }
}

const stageFlag = {'stage-id': Flags.string({summary: 'only this stage', helpValue: 'NUMBER'})}

export abstract class OrchestrationApply extends OrchestrationChange {
  static override flags = {...stageFlag, ...confirmFlags, ...waitFlags}

  async run(): Promise<void> {
    const {flags} = await this.parse(OrchestrationApply)
    await this.confirm(flags, this.title, `apply the ${this.title} strategy`)
    const api = await this.strategies()
    const stage = flags['stage-id']
    const strategy = await api.apply({stage, nextStage: !this.official})
    await this.follow(flags, strategy, stage === undefined ? applyingLocally : applyingStage, api.get)
  }
}

export abstract class OrchestrationAbort extends OrchestrationChange {
  static override flags = {...stageFlag, ...confirmFlags, ...waitFlags}

  async run(): Promise<void> {
    const {flags} = await this.parse(OrchestrationAbort)
    await this.confirm(flags, this.title, `abort the ${this.title} strategy`)
    const api = await this.strategies()
    await this.follow(flags, await api.abort({stage: flags['stage-id']}), abortingLocally, api.get)
  }
}

export abstract class OrchestrationDelete extends OrchestrationCommand {
  static override flags = {force: Flags.boolean({hidden: true, summary: 'even while it is being worked on'})}

  async run(): Promise<void> {
    const {flags} = await this.parse(OrchestrationDelete)
    await (await this.strategies()).delete(flags)
    await this.done('Strategy deleted', {type: this.title})
  }
}
