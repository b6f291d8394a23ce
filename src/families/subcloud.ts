import type {Apis} from '../cli/apis.js'
import {Acting, Changing} from '../cli/changing.js'
import type {AnyGiven} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import {one, type Result, rows, several} from '../cli/result.js'
import type {Settling, SettlingSet} from '../cli/wait.js'
import {type Deployments, deployments} from '../client/dcmanager/deployment.js'
import {type DeploymentInput, type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import type {SubcloudJudge} from '../client/dcmanager/subcloud-standing.js'
import type {View} from '../output/view.js'
import {changedSubcloudView, subcloudBackupView} from '../views/subcloud.js'
import {type DeploymentFlags, SubcloudInput} from './subcloud-input.js'

/** Deploys or changes one subcloud, and with `--wait` follows it until it is where it is meant to be. */
export abstract class SubcloudChange extends Changing<Subcloud> {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Changing.baseFlags

  readonly result = changedSubcloudView

  protected readonly input = new SubcloudInput(this.voice, this.context)

  /** Where it stands on its way there. */
  abstract readonly judge: SubcloudJudge

  /** What a wait that takes it up again waits for; that nothing is under way any more, where not given. */
  readonly until: string | undefined

  override follow(apis: Apis, _given: AnyGiven, subcloud: Subcloud) {
    return settlingOf(apis, subcloud, this.judge, this.until)
  }

  override async followAll(apis: Apis, {flags, globals}: AnyGiven, names: readonly string[]) {
    const judgeOf = () => this.judge
    const together = selectedAgain(globals, this.until)
    return followSubclouds(apis, names, {judgeOf, until: this.until, together}, (first, settling) =>
      this.settleAll(flags, first, settling),
    )
  }
}

/** A wait for the same selection. */
const selectedAgain = ({subclouds: selector}: AnyGiven['globals'], until: string | undefined) =>
  selector === undefined
    ? undefined
    : [...['subcloud', 'wait', '--subclouds', selector], ...(until === undefined ? [] : ['--until', until])]

/** Follows those that were changed, each by its name or id, until all are done; returns those that failed, and why. */
export async function followSubclouds(
  apis: Apis,
  names: readonly string[],
  followed: Followed,
  settleAll: (
    first: ReadonlyMap<string, Subcloud>,
    settling: SettlingSet<Subcloud>,
  ) => Promise<{failed: ReadonlyMap<string, string>}>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(names)
  const all = await subclouds(apis.dcmanager).list({secondary: true})
  const begun = all.filter(({id, name}) => wanted.has(name) || wanted.has(String(id)))
  if (begun.length === 0) return new Map()
  const {failed} = await settleAll(byName(begun), settlingOfAll(apis, begun, followed))
  return failed
}

/** How one subcloud is watched. */
export const settlingOf = (
  {dcmanager}: Apis,
  subcloud: Subcloud,
  judge: SubcloudJudge,
  until?: string,
): Settling<Subcloud> => ({
  target: `subcloud ${subcloud.name}`,
  read: () => subclouds(dcmanager).get(String(subcloud.id)),
  judge,
  watch: `stx subcloud show ${subcloud.name}`,
  why: `stx subcloud why ${subcloud.name}`,
  resume: waitFor([subcloud.name], until),
})

const waitFor = (names: readonly string[], until: string | undefined) => [
  ...['subcloud', 'wait', ...names],
  ...(until === undefined ? [] : ['--until', until]),
]

/** As many as somebody would type by name. */
const FEW = 10

interface Followed {
  judgeOf: (name: string) => SubcloudJudge
  /** As of one. */
  until?: string
  /** What means all of them, where they are too many to be named. */
  together?: readonly string[]
}

/** How several subclouds are watched. */
export function settlingOfAll(
  {dcmanager}: Apis,
  begun: readonly Subcloud[],
  {judgeOf, until, together}: Followed,
): SettlingSet<Subcloud> {
  return {
    targets: {one: 'subcloud', many: 'subclouds'},
    read: async () => byName(begun, await subclouds(dcmanager).refresh(begun)),
    judge: (subcloud, name) => judgeOf(name)(subcloud),
    watch: 'stx subcloud list',
    resume: (unmet) => (unmet.length > FEW ? together : waitFor(unmet, until)),
  }
}

/** By the names that they had when it began. */
export function byName(begun: readonly Subcloud[], now = begun): ReadonlyMap<string, Subcloud> {
  const names = new Map(begun.map(({id, name}) => [id, name]))
  return new Map(now.map((subcloud) => [names.get(subcloud.id) ?? subcloud.name, subcloud]))
}

type PhaseGiven = Pick<AnyGiven, 'globals'> & {args: {subcloud: string}; flags: DeploymentFlags}

/** The phases of a deployment differ in what they are made of, and in how they end. */
export abstract class SubcloudPhase extends SubcloudChange {
  // As above.
  static override baseFlags = Changing.baseFlags

  abstract phase(api: Deployments, subcloud: string, input: DeploymentInput): Promise<Subcloud>

  async change({dcmanager}: Apis, {args: {subcloud}, flags}: PhaseGiven): Promise<Subcloud> {
    return this.phase(deployments(dcmanager), subcloud, await this.input.deployment(flags, {subcloud}))
  }
}

/** Several subclouds: with `--wait` all are waited for, all are printed, and then those that failed are named. */
export abstract class SubcloudsChange extends Acting {
  // As above.
  static override baseFlags = Acting.baseFlags

  protected readonly input = new SubcloudInput(this.voice, this.context)

  /** Begins it; returns those that it is about. */
  abstract begin(apis: Apis, given: AnyGiven): Promise<readonly Subcloud[]>
  abstract judgeOf(before: Subcloud): SubcloudJudge
  abstract shown(settled: readonly Subcloud[], given: AnyGiven): Result

  /** As they were when it was begun: that it has ended shows only beside that. */
  readonly #begun: Subcloud[] = []

  async act(apis: Apis, given: AnyGiven): Promise<Result> {
    const {flags} = given
    const begun = await this.begin(apis, given)
    this.#begun.push(...begun)
    if (!flags.wait) return this.shown(begun, given)
    const judges = new Map(begun.map((subcloud) => [subcloud.name, this.judgeOf(subcloud)]))
    const group = typeof flags['group'] === 'string' ? flags['group'] : undefined
    const {now, failed} = await this.settleAll(
      flags,
      byName(begun),
      settlingOfAll(apis, begun, {
        judgeOf: (name) => judges.get(name) ?? unjudged,
        together: group === undefined ? undefined : ['subcloud', 'wait', '--subclouds', `group:${group}`],
      }),
    )
    return several([this.shown([...now.values()], given)], failureAmong(failed, begun.length))
  }

  override async followAll(apis: Apis, {flags}: AnyGiven, names: readonly string[]) {
    const judges = new Map(this.#begun.map((before) => [before.name, this.judgeOf(before)]))
    const judgeOf = (name: string) => judges.get(name) ?? unjudged
    return followSubclouds(apis, names, {judgeOf}, (first, settling) => this.settleAll(flags, first, settling))
  }
}

/** Of one that was begun by a run that was broken off: what it was before is not known, and it is not waited for. */
const unjudged: SubcloudJudge = ({name}) => ({phase: name, done: true})

/** The one subcloud or group that options name; `--subclouds` selects others. */
export const namedByOptions = ({flags, globals}: AnyGiven): readonly string[] => {
  const named = flags['subcloud'] ?? flags['group']
  return named === undefined && globals.subclouds !== undefined ? [] : [String(named ?? '')]
}

/** The line, as if it were about one of those that were selected. */
export const aimedByOption = (given: AnyGiven, subcloud: string): AnyGiven =>
  given.globals.subclouds === undefined ? given : {...given, flags: {...given.flags, subcloud}}

/** A backup or a restore of one subcloud, or of a group: that is a list, even of one. */
export abstract class SubcloudBackupChange extends SubcloudsChange {
  // As above.
  static override baseFlags = Acting.baseFlags

  override readonly result: View<Subcloud> = subcloudBackupView

  protected override readonly namedIn = namedByOptions
  protected override readonly aimedAt = aimedByOption

  shown(settled: readonly Subcloud[], {flags}: AnyGiven): Result {
    const [first] = settled
    return flags['group'] || !first ? rows(this.result, settled) : one(this.result, first)
  }
}

/** All have failed, or some of many. */
export function failureAmong(failed: ReadonlyMap<string, string>, all: number): CommandFailure | undefined {
  const [worst] = failed
  if (!worst) return undefined
  const [name, reason] = worst
  const message =
    all === 1
      ? `subcloud ${name} failed: ${reason}`
      : `${failed.size} of ${all} subclouds failed, first ${name}: ${reason}`
  return new CommandFailure(failed.size === all ? 'target-failed' : 'partial', message, `see: stx subcloud why ${name}`)
}
