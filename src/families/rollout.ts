import {Args} from '@oclif/core'
import {type Apis, apisOf} from '../cli/apis.js'
import {Acting} from '../cli/changing.js'
import type {AnyGiven, Given} from '../cli/command.js'
import {commandLine} from '../cli/command-line.js'
import {confirmMany} from '../cli/confirm.js'
import {deedView} from '../cli/deed-view.js'
import type {Deed} from '../cli/deeds.js'
import {durationOf, parseDuration} from '../cli/duration.js'
import {CommandFailure, toFailure} from '../cli/failure.js'
import {inRun, type RunInHand} from '../cli/in-run.js'
import {print} from '../cli/print.js'
import {prompt} from '../cli/prompt.js'
import {exitCode, type Result, remark, rows, several} from '../cli/result.js'
import {openCloud} from '../cli/session.js'
import {checkSelection} from '../inputs/option/strategy.js'
import {harmless} from '../output/control-character.js'
import type {View} from '../output/view.js'
import {nextWave} from '../planning/rollout/schedule.js'
import {scopeTold} from '../planning/rollout/told.js'
import {formWaves, type Wave} from '../planning/rollout/waves.js'
import {driftOf} from '../planning/strategy/drift.js'
import type {FleetStrategyType, Wish} from '../planning/strategy/fact.js'
import {mostParallel, parallelOf} from '../planning/strategy/parallel.js'
import type {StrategyPlan} from '../planning/strategy/plan.js'
import {StageError} from '../rollout/error.js'
import type {Judgement, Order, Stage} from '../rollout/stage.js'
import {rolloutRequestView, rolloutSiteView} from '../views/rollout.js'
import {askingSites, siteTimeOf} from './asking-sites.js'
import {abortOrLeave} from './rollout-asking.js'
import {runBehind} from './rollout-behind.js'
import {clocksApart, rolloutClock} from './rollout-clock.js'
import {limitsOf, rolloutFlags} from './rollout-flag.js'
import {boundsText, type Intended, planTables, siteTable} from './rollout-plan.js'
import {Telling} from './rollout-telling.js'
import {
  failureOf,
  judged,
  laterWaves,
  refuseObjections,
  rowOf,
  settleUnable,
  untouchedBy,
  whyOf,
} from './rollout-verdict.js'
import {driftText, namesThere, readPinned} from './strategy-pinned.js'

/** What makes sites ready for what is rolled out later. */
export interface Preparing {
  readonly type: FleetStrategyType
  readonly extra: Record<string, unknown>
}

/** So many waves of a plan that is to be decided on. */
const READ_AT_ONCE = 8

/** A wave may be larger than what is taken at a time. */
const atMost = (asked: number | undefined, most: number) => (asked === undefined ? undefined : Math.min(asked, most))

const preparedBy = (order: Order, preparing: Preparing): Order => ({
  ...{...order, ...preparing},
  maxParallel: atMost(order.maxParallel, mostParallel(preparing)),
})

/** A change goes through a fleet in waves: a command says of which type it is, and what its own flags wish for. */
export abstract class StrategyRollout extends Acting {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Acting.baseFlags
  static override args = {
    cloud_name: Args.string({description: 'subcloud name; all that need it where not given'}),
  }
  static override flags = rolloutFlags

  override readonly reach = 'fleet'
  override readonly result = deedView

  abstract readonly type: FleetStrategyType

  /** The members of the request that this type alone has. */
  extra(_given: AnyGiven): Record<string, unknown> | Promise<Record<string, unknown>> {
    return {}
  }

  /** What the plan has to know of them. */
  wishOf(_given: AnyGiven): Omit<Wish, 'type' | 'scope'> {
    return {}
  }

  /** What `--prepare-only` does, beside planning. */
  preparing?(given: AnyGiven): Promise<Preparing>

  protected override get takesUp() {
    return true
  }

  protected override get isBulk() {
    return false
  }

  protected override get crowded(): boolean {
    return this.globals['parallel'] !== 1
  }

  protected override get shape(): View<never> | undefined {
    if (!this.rehearses) return super.shape
    return this.globals.curl ? rolloutRequestView : rolloutSiteView
  }

  override check({args, flags, globals}: Given<typeof StrategyRollout>): void {
    checkSelection({
      subcloud: args.cloud_name,
      group: flags.group,
      applyType: flags['subcloud-apply-type'],
      maxParallel: flags['max-parallel-subclouds'],
    })
    const aims = Object.entries({
      [args.cloud_name ?? '']: args.cloud_name,
      '--group': flags.group,
      '--subclouds': flags['plan-file'] === undefined ? globals.subclouds : undefined,
      '--plan-file': flags['plan-file'],
    }).flatMap(([name, value]) => (value === undefined ? [] : [name]))
    if (aims.length > 1)
      throw new CommandFailure('usage', `${aims.join(' and ')} exclude each other`, 'give one of them')
    limitsOf(flags, {all: 100})
    if (flags['per-site'] !== undefined && durationOf('--per-site', flags['per-site']) <= 0) {
      throw new CommandFailure('usage', `--per-site ${flags['per-site']} is no time`, 'such as 45m')
    }
  }

  override async foretell(apis: Apis, given: Given<typeof StrategyRollout>): Promise<Result> {
    const intended = await this.#intend(apis, given, {looksInside: true})
    if (this.globals.curl) return this.#foretellRequests(apis, given, intended)
    const {waves} = intended
    const end = waves.length > 0 ? exitCode(9) : undefined
    if (!this.asText) return several([siteTable(intended)], end)
    const now = this.#clock.date()
    const these = waves.length === 1 ? 'this wave' : `these ${waves.length} waves`
    const sum = waves.length === 0 ? 'nothing would change' : `nothing was sent; without --dry-run ${these} would be`
    return several([...planTables(intended, now), remark(boundsText(intended, now)), remark(sum)], end)
  }

  async #foretellRequests(apis: Apis, given: Given<typeof StrategyRollout>, intended: Intended): Promise<Result> {
    const {waves, limits, order} = intended
    const {requestsTold} = await import('./rollout-requests.js')
    const extra = await this.extra(given)
    const preparing = await this.#preparing(given)
    const all = preparing ? [{canary: false, sites: waves.flatMap(({sites}) => sites)}] : waves
    const ordered = preparing ? preparedBy(order, preparing) : {...order, extra}
    const planned = all
      .filter(({sites}) => sites.length > 0)
      .map((wave) => ({...wave, order: ordered, prepares: preparing !== undefined}))
    return requestsTold(apis, {waves: planned, limits}, () => this.cloud())
  }

  async act(apis: Apis, given: Given<typeof StrategyRollout>): Promise<Result> {
    const {takenUp} = this.context
    const isSeen = this.#isSeen
    const intended = await this.#intend(apis, given, {looksInside: isSeen})
    const targets = takenUp?.targets ?? intended.plan.sites.map(({name}) => name)
    const count = intended.waves.reduce((sum, {sites}) => sum + sites.length, 0)
    if (!takenUp && count === 0) {
      const rowsNow = intended.plan.sites.map(({name, ...why}) => ({subcloud: name, ...untouchedBy(why)}))
      const left = rowsNow.filter(({result}) => result === 'left').length
      const failure = left > 0 ? new CommandFailure('partial', `nobody takes part, and ${left} could not`) : undefined
      return this.#told(rowsNow, failure)
    }
    if (isSeen) await this.#showPlan(intended)
    await confirmMany({
      yes: this.globals.yes === true || takenUp !== undefined,
      isSeen,
      words: this.words,
      count,
      all: this.#meansAll(given),
      asksPeopleOnly: false,
      globals: this.globals,
      context: this.context,
    })
    const extra = await this.extra(given)
    const preparing = await this.#preparing(given)
    return inRun(
      {
        words: this.words,
        argv: this.argv,
        chronicle: this.chronicle,
        globals: this.globals,
        context: this.context,
        printing: this.printing(),
        now: () => new Date(this.#clock.date()),
      },
      targets,
      (run) => this.#roll(run, given, {...intended, order: {...intended.order, extra}}, preparing),
    )
  }

  /** Whether somebody sits there who is to see what it would do before it is done. */
  get #isSeen(): boolean {
    const {io, takenUp} = this.context
    const isAsked = this.globals.yes !== true && takenUp === undefined
    return isAsked && io.stdin.isTTY === true && io.stderr.isTTY === true && !this.printing().quiet
  }

  async #showPlan(intended: Intended): Promise<void> {
    const {io} = this.context
    const {options} = this.printing()
    const terminal = {...options.terminal, isTTY: true, columns: io.stderr.columns ?? options.terminal.columns}
    const now = this.#clock.date()
    await print(several([...planTables(intended, now, {most: READ_AT_ONCE}), remark(boundsText(intended, now))]), {
      // What is shown to be decided on is no data.
      io: {stdout: io.stderr, stderr: io.stderr},
      options: {format: 'table', terminal},
      quiet: false,
    })
  }

  /** Once all are ready nobody is asked for what only prestaging takes. */
  async #preparing(given: Given<typeof StrategyRollout>): Promise<Preparing | undefined> {
    const prepares = given.flags['prepare-only'] && this.context.takenUp?.rollout?.prepared !== true
    return prepares ? this.preparing?.(given) : undefined
  }

  #meansAll({args, flags}: Given<typeof StrategyRollout>): boolean {
    const {subclouds = 'all'} = this.globals
    return subclouds === 'all' && (args.cloud_name ?? flags.group ?? flags['plan-file']) === undefined
  }

  readonly #clock = rolloutClock(this.context, () => this.apis.dcmanager)

  /** Who takes part, in which waves: by what the server says now, or as it was written down. */
  async #intend(
    apis: Apis,
    {args, flags, ...given}: Given<typeof StrategyRollout>,
    {looksInside}: {looksInside: boolean},
  ): Promise<Intended> {
    const {takenUp} = this.context
    const {planFleetStrategy} = await import('./strategy-plan.js')
    const file = flags['plan-file']
    const pinned = file === undefined || takenUp ? undefined : await readPinned(file, this.type)
    const selection =
      this.selection ?? (pinned?.selector === undefined ? undefined : await this.selecting(pinned.selector))
    const members = takenUp
      ? undefined
      : await selection?.select(apis.dcmanager, {secondary: true, allowNone: pinned && true})
    const selected = members?.map(({name}) => name)
    const names = takenUp?.targets ?? pinned?.names ?? selected
    const perSite = flags['per-site']
    const {globals, context} = this
    const asks = looksInside && !flags['prepare-only']
    const {plan, fleet} = await askingSites({cloud: () => this.cloud(), globals, context}, (how) =>
      planFleetStrategy(apis, this.type, {
        ...how,
        aim: {subcloud: args.cloud_name, group: flags.group, names},
        wish: {
          ...this.wishOf({args, flags, ...given}),
          applyType: flags['subcloud-apply-type'],
          maxParallel: flags['max-parallel-subclouds'],
          perSite: perSite === undefined ? undefined : parseDuration(perSite) / 1000,
        },
        central: !asks,
        now: () => this.systemTime(),
      }),
    )
    if (!takenUp) await this.#refuseObjections(apis, plan)
    if (pinned) this.#mention(driftText(driftOf(pinned.names, selected ?? namesThere(fleet, pinned))))
    const waves = takenUp?.rollout ? takenUp.rollout.waves : this.#wavesOf(plan, flags)
    // A share is one of those that something is done to.
    const limits = limitsOf(flags, {all: waves.reduce((sum, {sites}) => sum + sites.length, 0)})
    const order: Order = {
      type: this.type,
      extra: {},
      applyType: flags['subcloud-apply-type'],
      maxParallel: flags['max-parallel-subclouds'] ?? atMost(flags.wave, mostParallel(plan.wish)),
    }
    const expected = (sites: readonly string[]) => {
      const scope = scopeTold(sites, fleet, order)
      return Math.ceil(sites.length / parallelOf({...order, scope})) * plan.pace.seconds * 1000
    }
    if (limits.pace.window) this.#mention(clocksApart(this.context))
    const now = this.#clock.date()
    for (const {sites} of waves) nextWave(limits.pace, {now, lastOver: undefined, takesMs: expected(sites)})
    return {plan, limits, waves, order, expected}
  }

  /** Where a rollout of this machine is in its own way, it is named. */
  async #refuseObjections(apis: Apis, plan: StrategyPlan): Promise<void> {
    const isInTheWay = plan.objections.some(({kind}) => kind === 'standing')
    const run = isInTheWay ? await runBehind(apis.dcmanager, this.globals, this.context) : undefined
    refuseObjections(plan, run === undefined ? undefined : commandLine(['run', 'resume', run]))
  }

  #mention(text = ''): void {
    if (text !== '' && !this.printing().quiet) this.context.io.stderr.write(`${harmless(text)}\n`)
  }

  #wavesOf(plan: StrategyPlan, flags: Given<typeof StrategyRollout>['flags']): Wave[] {
    const takesPart = plan.sites.filter(({fate}) => fate === 'takes-part').map(({name}) => name)
    const others = plan.sites.filter(({fate}) => fate !== 'takes-part')
    const why = new Map(others.map((site) => [site.name, whyOf(site) ?? 'it takes no part']))
    return formWaves(takesPart, {canaries: flags.canary ?? [], size: flags.wave}, why)
  }

  async #roll(
    {id, ledger, takenUp, folder, typed}: RunInHand,
    given: Given<typeof StrategyRollout>,
    {plan, limits, waves, order, expected}: Intended,
    preparing: Preparing | undefined,
  ): Promise<Result> {
    const {context} = this
    const {io} = context
    const [{roll}, {findRun}] = await Promise.all([import('../rollout/rollout.js'), import('../runs/folder.js')])
    const zone = limits.pace.window?.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
    const telling = new Telling({
      ...{io, quiet: this.printing().quiet, clock: this.#clock, zone},
      stands: () => context.timeStandsStill === true,
    })
    // What is sent is not broken off by Ctrl-C.
    const {signal} = new AbortController()
    const cloud = await openCloud(this.globals, context, {onlooker: this.onlooker, pooled: true, signal})
    const calm = apisOf(
      async () => cloud,
      async () => ({}),
    )
    const stage: Stage = {
      ...{id, order, limits, expected, memory: ledger, clock: this.#clock, signal: context.signal},
      api: calm.dcmanager,
      judge: (sites) => this.#judge(calm, given, sites),
      tell: (news) => telling.tell(news),
      askOnInterrupt: async () => {
        telling.clear()
        return abortOrLeave(context, {resume: typed.resume, say: (text) => telling.tell({kind: 'remark', text})})
      },
      askToGoOn: async ({next}) => {
        telling.clear()
        if (!io.stdin.isTTY) return 'nobody'
        const question = `${next === 1 ? 'one more wave' : `${next} more waves`}: go on? [yes/no]`
        return (await prompt({question}, context)) === 'yes' ? 'yes' : 'no'
      },
    }
    try {
      const allWaves = takenUp?.rollout ? [...waves, ...laterWaves(takenUp.rows, waves, given.flags.wave)] : waves
      if (!takenUp?.rollout) {
        await Promise.all(plan.sites.map((site) => settleUnable(stage, site)))
        await ledger.write({type: 'waves', waves: allWaves.map(({canary, sites}) => ({canary, sites: [...sites]}))})
      }
      const end = await roll({
        ...{stage, waves: allWaves, before: takenUp},
        prepareOnly: given.flags['prepare-only'] && takenUp?.rollout?.prepared !== true,
        preparing: preparing && {
          stage: {...stage, order: preparedBy(order, preparing)},
          sites: takenUp?.rollout?.prepared ? [] : allWaves.flatMap(({sites}) => sites),
        },
      })
      const failed = failureOf(end, (await findRun(folder, id)).rows, typed)
      if (end.kind === 'finished' || end.kind === 'stopped') await ledger.end(failed ? toFailure(failed).code : 0)
      const now = (await findRun(folder, id)).rows
      return this.#told(now.map(rowOf), failed)
    } catch (error) {
      telling.clear()
      throw await this.#brokenOff(calm, error, {id, typed})
    } finally {
      telling.clear()
      await cloud.close()
    }
  }

  /** What came in its way, and how to go on. */
  async #brokenOff({dcmanager}: Apis, error: unknown, {id, typed}: Pick<RunInHand, 'id' | 'typed'>): Promise<unknown> {
    const {kind, message, hint} = toFailure(error)
    const again = `take it up again: ${typed.resume}`
    if (!(error instanceof StageError) || error.trouble !== 'foreign-strategy') {
      return new CommandFailure(kind, message, [hint, again].filter(Boolean).join('; '))
    }
    // It is named where it can be found.
    const other = await runBehind(dcmanager, this.globals, this.context).catch(() => undefined)
    const [made, first] =
      other === undefined || other === id
        ? ['', 'see: stx strategy step list']
        : [`, and run ${other} made it`, `end that: ${commandLine(['run', 'resume', other])}`]
    return new CommandFailure(
      kind,
      `run ${id} goes no further: ${message}${made}`,
      `${first}; when it is gone, ${again}`,
    )
  }

  async #judge(
    apis: Apis,
    {flags, ...given}: Given<typeof StrategyRollout>,
    names: readonly string[],
  ): Promise<Judgement> {
    const {planFleetStrategy} = await import('./strategy-plan.js')
    const {plan} = await planFleetStrategy(apis, this.type, {
      cloud: () => this.cloud(),
      aim: {names},
      wish: this.wishOf({...given, flags}),
      parallel: this.globals.parallel,
      siteTimeMs: siteTimeOf(this.globals),
    })
    const found = new Map(plan.sites.map((site) => [site.name, site]))
    const verdicts = names.map((name) => ({name, ...judged(found.get(name))}))
    const of = (kind: 'there' | 'passed') =>
      new Map(verdicts.flatMap((one) => (one.kind === kind ? [[one.name, one.why] as const] : [])))
    const takesPart = verdicts.filter(({kind}) => kind === 'takes').map(({name}) => name)
    return {takesPart, there: of('there'), passedOver: of('passed')}
  }

  #told(list: readonly Deed[], failure: CommandFailure | undefined): Result {
    const all = rows(
      deedView,
      list.map((row) => ({...row, changed: row.result === 'done'})),
    )
    if (failure === undefined || this.asText) return several([all], failure)
    const {message, hint, code} = toFailure(failure)
    this.context.io.stderr.write(`${harmless(`stx: ${message}${hint ? `; ${hint}` : ''}`)}\n`)
    return several([all], exitCode(code))
  }
}
