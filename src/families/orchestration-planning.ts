import {topicOf} from '../causes/strategy-topic.js'
import type {Apis} from '../cli/apis.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import {Reading} from '../cli/reading.js'
import {type Result, remark, rows, several, text} from '../cli/result.js'
import type {LocalType, Treatment} from '../planning/orchestration/rounds.js'
import type {AlarmRestriction} from '../planning/strategy/fact.js'
import {roundView} from '../views/orchestration-plan.js'
import type {treatmentFlags} from './orchestration-flag.js'
import type {LocalAim} from './orchestration-plan.js'
import {namesText} from './strategy-plan-row.js'

type CreationGiven = AnyGiven & Pick<Given<{args: object; flags: ReturnType<typeof treatmentFlags>}>, 'flags'>

/** As many workers at a time as the orchestrator takes where nobody says so. */
const USUAL_PARALLEL = 2

/** The order of the hosts in which a local strategy would go: a command says of which type it is. */
export abstract class OrchestrationPlanning extends Reading {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Reading.baseFlags

  abstract readonly type: LocalType

  /** What this type alone has. */
  aimOf(_given: AnyGiven): Pick<LocalAim, 'releases' | 'rollback' | 'cleanup' | 'toVersion'> {
    return {}
  }

  async look(apis: Apis, given: CreationGiven): Promise<Result> {
    const {flags} = given
    const {planLocally} = await import('./orchestration-plan.js')
    const {rounds, alarms, standing} = await planLocally(apis, {
      ...this.aimOf(given),
      type: this.type,
      controllers: flags['controller-apply-type'] as Treatment,
      storage: flags['storage-apply-type'] as Treatment,
      workers: flags['worker-apply-type'] as Treatment,
      maxParallel: flags['max-parallel-worker-hosts'] ?? USUAL_PARALLEL,
      restriction: flags['alarm-restrictions'] as AlarmRestriction | 'permissive',
    })
    const failure = refusalOf({alarms, standing, none: rounds.length === 0 && !this.aimOf(given).cleanup})
    const table = rounds.map(({what, hosts, away}, at) => ({round: at + 1, hosts, what, away}))
    const {format, query, jmespath} = this.globals
    const whole = format === 'json' || format === 'yaml' || (query ?? jmespath) !== undefined
    if (whole) return several([text('', {type: this.type, rounds: table, alarms, standing: standing ?? null})], failure)
    const away = rounds.filter((round) => round.away).length
    const out =
      away === 0
        ? 'no host is taken out of service'
        : `in ${away} of them hosts are out of service; those with virtual machines, which only vim sees, come last`
    const sum = remark(`${rounds.length} rounds, ${out}`, '')
    return several([rows(roundView, table), sum], failure)
  }
}

/** Why the orchestrator would not build it. */
function refusalOf({
  alarms,
  standing,
  none,
}: {
  alarms: readonly {id: string; entity: string}[]
  standing: {type: string; state: string} | undefined
  none: boolean
}): CommandFailure | undefined {
  if (standing) {
    const type = topicOf(standing.type)
    const message = `there is a ${type} strategy already, and it is ${standing.state}`
    return new CommandFailure('conflict', message, `see: stx orchestration ${type} show`)
  }
  if (alarms.length > 0) {
    const which = namesText(alarms.map(({id, entity}) => `${id} ${entity}`))
    return new CommandFailure('conflict', `vim would not build it: alarm ${which}`, 'see: stx alarm list')
  }
  return none
    ? new CommandFailure('conflict', 'vim would not build it: no host needs it', 'see: stx host list')
    : undefined
}
