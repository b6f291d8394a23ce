import type {Apis} from '../cli/apis.js'
import {Acting, Changing} from '../cli/changing.js'
import type {AnyGiven} from '../cli/command.js'
import {CommandFailure} from '../cli/failure.js'
import {one, type Result, rows, several} from '../cli/result.js'
import type {Settling} from '../cli/wait.js'
import {type Deployments, deployments} from '../client/dcmanager/deployment.js'
import {type DeploymentInput, type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'
import {type SubcloudJudge, together} from '../client/dcmanager/subcloud-standing.js'
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

  override follow(apis: Apis, _given: AnyGiven, subcloud: Subcloud) {
    return settlingOf(apis, subcloud, this.judge)
  }
}

/** How one subcloud is watched. */
export const settlingOf = ({dcmanager}: Apis, subcloud: Subcloud, judge: SubcloudJudge): Settling<Subcloud> => ({
  target: `subcloud ${subcloud.name}`,
  read: () => subclouds(dcmanager).get(String(subcloud.id)),
  judge,
  watch: `stx subcloud show ${subcloud.name}`,
})

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

  async act(apis: Apis, given: AnyGiven): Promise<Result> {
    const {flags} = given
    const begun = await this.begin(apis, given)
    const judges = new Map(begun.map((subcloud) => [subcloud.id, this.judgeOf(subcloud)]))
    const [first] = begun
    const settled = await this.settle(flags, begun, {
      target: first && begun.length === 1 ? `subcloud ${first.name}` : `${begun.length} subclouds`,
      read: () => subclouds(apis.dcmanager).refresh(begun),
      judge: together(judges),
      watch: 'stx subcloud list',
    })
    return several([this.shown(settled, given)], flags.wait ? failureAmong(settled, judges) : undefined)
  }
}

/** A backup or a restore of one subcloud, or of a group: that is a list, even of one. */
export abstract class SubcloudBackupChange extends SubcloudsChange {
  // As above.
  static override baseFlags = Acting.baseFlags

  override readonly result: View<Subcloud> = subcloudBackupView

  shown(settled: readonly Subcloud[], {flags}: AnyGiven): Result {
    const [first] = settled
    return flags['group'] || !first ? rows(this.result, settled) : one(this.result, first)
  }
}

function failureAmong(
  settled: readonly Subcloud[],
  judges: ReadonlyMap<number, SubcloudJudge>,
): CommandFailure | undefined {
  const failures = settled.flatMap((subcloud) => {
    const failed = judges.get(subcloud.id)?.(subcloud).failed
    return failed === undefined ? [] : [{name: subcloud.name, failed}]
  })
  const [worst] = failures
  if (!worst) return undefined
  const all = failures.length === settled.length
  const count = settled.length === 1 ? '' : `${failures.length} of ${settled.length} subclouds failed, first `
  const message = count ? `${count}${worst.name}: ${worst.failed}` : `subcloud ${worst.name} failed: ${worst.failed}`
  return new CommandFailure(all ? 'target-failed' : 'partial', message, `see: stx subcloud errors ${worst.name}`)
}
