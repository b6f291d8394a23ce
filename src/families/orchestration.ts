import {Flags} from '@oclif/core'
import {topicOf} from '../causes/strategy-topic.js'
import type {Apis} from '../cli/apis.js'
import {Acting, Doing} from '../cli/changing.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {confirmFlags, waitFlags} from '../cli/flags.js'
import {Reading} from '../cli/reading.js'
import {exitCode, type Result, said, text} from '../cli/result.js'
import type {Voice} from '../cli/voice.js'
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
import type {treatmentFlags} from './orchestration-flag.js'

// The five types of local strategies have the same verbs: a command says of which type it is.

/** As people type it: only the API knows of an upgrade. */
export const titleOf = (type: LocalStrategyType): string => topicOf(type)

/** Ours is YAML; the official text is nearly that. */
const shown = (voice: Voice, strategy: LocalStrategy, detail?: StrategyDetail): Result =>
  text(strategyText(strategy, {...detail, strict: voice.either(true, false)}), strategy)

abstract class OrchestrationChange extends Acting {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Acting.baseFlags

  override readonly result = {show: columns<LocalStrategy>(...Object.keys(LocalStrategy.shape))}

  abstract readonly type: LocalStrategyType

  abstract change(api: LocalStrategies, given: AnyGiven): Promise<LocalStrategy>
  /** Where it stands on its way. */
  abstract judge(given: AnyGiven): (strategy: LocalStrategy) => Standing

  protected get title(): string {
    return topicOf(this.type)
  }

  async act({vim}: Apis, given: AnyGiven): Promise<Result> {
    const api = localStrategies(vim, this.type)
    const strategy = await this.change(api, given)
    const settled = await this.settle(given.flags, strategy, {
      target: `${this.title} strategy`,
      read: api.get,
      judge: this.judge(given),
      watch: `stx orchestration ${this.title} show --error-details`,
      why: `stx orchestration why ${this.title}`,
      // A stage that is over shows in nothing that a wait could ask for.
      resume: given.flags['stage-id'] === undefined ? ['orchestration', 'wait', this.title] : undefined,
    })
    return shown(this.voice, settled)
  }
}

type CreationGiven = AnyGiven & Pick<Given<{args: object; flags: ReturnType<typeof treatmentFlags>}>, 'flags'>

const permissiveQuestion = `Permissive alarm restrictions are unsafe: ask support before you go on.
Enter 'yes' to continue or anything else to abort: `

export abstract class OrchestrationCreate extends OrchestrationChange {
  // As above.
  static override baseFlags = Acting.baseFlags

  /** The members that this type alone has. */
  extra(_given: AnyGiven): Record<string, unknown> {
    return {}
  }

  async change(api: LocalStrategies, given: CreationGiven): Promise<LocalStrategy> {
    const {flags} = given
    if (flags['alarm-restrictions'] === 'permissive') await this.#warn()
    return api.create({
      'default-instance-action': flags['instance-action'],
      ...this.extra(given),
      'controller-apply-type': flags['controller-apply-type'],
      'storage-apply-type': flags['storage-apply-type'],
      'worker-apply-type': flags['worker-apply-type'],
      'max-parallel-worker-hosts': flags['max-parallel-worker-hosts'],
      'alarm-restrictions': flags['alarm-restrictions'],
    })
  }

  judge = () => building

  async #warn(): Promise<void> {
    this.voice.remark('with permissive alarm restrictions even a failing system is worked on', '')
    const question = this.voice.either(undefined, permissiveQuestion)
    if (question && (await this.answer(question)) !== 'yes') throw exitCode(1)
  }
}

export abstract class OrchestrationShow extends Reading {
  static override flags = {
    details: Flags.boolean({summary: 'every phase with its stages and steps'}),
    active: Flags.boolean({summary: 'only the stages and steps in work'}),
    'error-details': Flags.boolean({summary: 'what the failing part said'}),
  }

  abstract readonly type: LocalStrategyType

  async look({vim}: Apis, {flags}: Given<typeof OrchestrationShow>): Promise<Result> {
    const strategy = await localStrategies(vim, this.type).find()
    if (strategy) return shown(this.voice, strategy, {...flags, errorDetails: flags['error-details']})
    const hint = `see: stx orchestration ${topicOf(this.type)} create --help`
    return this.voice.failOrSay('not-found', 'No strategy available', {hint})
  }
}

const stageFlag = {'stage-id': Flags.string({summary: 'only this stage', helpValue: 'NUMBER'})}

export abstract class OrchestrationApply extends OrchestrationChange {
  static override flags = {...stageFlag, ...confirmFlags, ...waitFlags}

  override asks = () => ({target: this.title, deed: `apply the ${this.title} strategy`})

  change = (api: LocalStrategies, {flags}: Given<typeof OrchestrationApply>) =>
    // The official program goes no further than the first stage.
    api.apply({stage: flags['stage-id'], nextStage: this.voice.either(true, false)})

  judge = ({flags}: Given<typeof OrchestrationApply>) =>
    flags['stage-id'] === undefined ? applyingLocally : applyingStage
}

export abstract class OrchestrationAbort extends OrchestrationChange {
  static override flags = {...stageFlag, ...confirmFlags, ...waitFlags}

  override asks = () => ({target: this.title, deed: `abort the ${this.title} strategy`})

  change = (api: LocalStrategies, {flags}: Given<typeof OrchestrationAbort>) => api.abort({stage: flags['stage-id']})

  judge = () => abortingLocally
}

export abstract class OrchestrationDelete extends Doing {
  static override flags = {force: Flags.boolean({hidden: true, summary: 'even while it is being worked on'})}

  abstract readonly type: LocalStrategyType

  async act({vim}: Apis, {flags}: Given<typeof OrchestrationDelete>) {
    await localStrategies(vim, this.type).delete(flags)
    return said('Strategy deleted', {type: this.type})
  }
}
