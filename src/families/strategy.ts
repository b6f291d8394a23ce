import {Args} from '@oclif/core'
import type {Apis} from '../cli/apis.js'
import {Changing} from '../cli/changing.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {confirmFlags, variableFlag, waitFlags} from '../cli/flags.js'
import {Showing} from '../cli/reading.js'
import type {Voice} from '../cli/voice.js'
import type {Settling} from '../cli/wait.js'
import {
  aborting,
  applying,
  deleting,
  leavesDeployments,
  type Strategy,
  type StrategyProgress,
  type StrategySelection,
  type StrategyStep,
  type StrategyType,
  strategies,
} from '../client/dcmanager/strategy.js'
import type {Standing} from '../client/standing.js'
import {checkSelection} from '../inputs/option/strategy.js'
import {fleetFlags} from './strategy-flag.js'

/** The five types of fleet strategies have the same verbs: a command says of which type it is, and how that is shown. */
abstract class StrategyChange extends Changing<Strategy> {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Changing.baseFlags

  override readonly reach = 'here'

  abstract readonly type: StrategyType

  /** How a strategy is watched; `until` is what a wait that takes it up again waits for. */
  protected watching(
    read: () => Promise<Strategy>,
    judge: (now: Strategy) => Standing,
    until: string,
  ): Settling<Strategy> {
    const resume = ['strategy', 'wait', '--until', until]
    return {
      target: `${this.type} strategy`,
      read,
      judge,
      watch: 'stx strategy step list',
      why: 'stx strategy why',
      resume,
    }
  }
}

export abstract class StrategyCreate extends StrategyChange {
  static override args = {
    cloud_name: Args.string({description: 'subcloud name; all that need it where not given'}),
  }
  static override flags = {...fleetFlags, ...variableFlag}

  /** The members that this type alone has. */
  extra(_given: AnyGiven): Record<string, unknown> | Promise<Record<string, unknown>> {
    return {}
  }

  async change({dcmanager}: Apis, given: Given<typeof StrategyCreate>): Promise<Strategy> {
    const extra = await this.extra(given)
    const selection = selectionOf(given)
    checkSelection(selection)
    return strategies(dcmanager).create(this.type, selection, extra)
  }
}

/** The flags that all types share, as the client takes them. */
const selectionOf = ({args, flags}: Given<typeof StrategyCreate>): StrategySelection => ({
  subcloud: args.cloud_name,
  group: flags.group,
  applyType: flags['subcloud-apply-type'],
  maxParallel: flags['max-parallel-subclouds'],
  stopOnFailure: flags['stop-on-failure'],
})

/** Why the software of the whole fleet is out-of-sync when all has gone well; the official program says nothing. */
export function tellOfDeploymentsLeft(voice: Voice, strategy: Strategy): void {
  if (!leavesDeployments(strategy)) return
  voice.remark(
    'without --delete each subcloud keeps its deployment, and its software stays out-of-sync until that is deleted; ' +
      'see: stx strategy sw-deploy create --cleanup',
    '',
  )
}

export abstract class StrategyShow extends Showing<Strategy> {
  static override flags = variableFlag

  override readonly reach = 'here'

  abstract readonly type: StrategyType

  read = ({dcmanager}: Apis) => strategies(dcmanager).get(this.type)
}

/** What a strategy that moves has come to, its steps say. */
abstract class StrategyMove extends StrategyChange {
  // As above.
  static override baseFlags = Changing.baseFlags

  abstract readonly judge: (now: StrategyProgress) => Standing
  /** In which state it is then. */
  abstract readonly until: string

  override follow({dcmanager}: Apis): Settling<Strategy> {
    let steps: StrategyStep[] = []
    const read = async () => {
      const now = await strategies(dcmanager).progress(this.type)
      steps = now.steps
      return now.strategy
    }
    return this.watching(read, (strategy) => this.judge({strategy, steps}), this.until)
  }
}

export abstract class StrategyApply extends StrategyMove {
  static override flags = {...confirmFlags, ...waitFlags, ...variableFlag}

  judge = applying
  until = 'state=complete'
  override asks = () => ({target: this.type, deed: `apply the ${this.type} strategy`})
  change = ({dcmanager}: Apis) => strategies(dcmanager).apply(this.type)
}

export abstract class StrategyAbort extends StrategyMove {
  static override flags = {...waitFlags, ...variableFlag}

  judge = aborting
  until = 'state=aborted'
  change = ({dcmanager}: Apis) => strategies(dcmanager).abort(this.type)
}

export abstract class StrategyDelete extends StrategyChange {
  static override flags = {...confirmFlags, ...waitFlags, ...variableFlag}

  override asks = () => ({target: this.type, deed: `delete the ${this.type} strategy`})
  change = ({dcmanager}: Apis) => strategies(dcmanager).delete(this.type)

  override follow({dcmanager}: Apis, _given: AnyGiven, strategy: Strategy) {
    return this.watching(() => strategies(dcmanager).remains(this.type, strategy), deleting, 'gone')
  }
}
