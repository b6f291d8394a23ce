import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {exitCode, type Result, rows, several, text, verbatim} from '../../cli/result.js'
import {live, offlineFlag, paper, planFlags, writePlanned} from '../../families/plan.js'
import {type Loss, objectives} from '../../planning/failover/failover.js'
import {changeView, fillView, homelessView, lossView, moveView} from '../../views/failover.js'

const parts = ['summary', 'losses', 'moves', 'homeless', 'fill', 'changes'] as const

export default class PlanFailover extends Reading {
  static override summary = 'plan who takes whose subclouds when sites are lost'
  static override description =
    'For the loss of each site, and of each pair: who takes which peer group, what has no home and why, how full the takers ' +
    'are, how long it takes, and the fewest changes that leave nobody without a home. Exit code 1 where somebody has none. ' +
    'Peer groups of the live system are read and added; docs/planning.md has a worked story.'
  static override examples = [
    '<%= config.bin %> plan failover --example > failover.yaml',
    '<%= config.bin %> plan failover failover.yaml --offline --objective latency',
    '<%= config.bin %> plan failover failover.yaml --write > setup.sh',
  ]
  static override args = {file: Args.string({description: 'YAML file: sites, peer groups, limits'})}
  static override flags = {
    ...planFlags,
    ...offlineFlag,
    objective: Flags.option({
      options: objectives,
      summary: 'keep to the priorities, the least latency, or the fullest site as empty as can be',
      default: 'moves',
    })(),
    single: Flags.boolean({summary: 'only the loss of one site at a time'}),
    show: Flags.option({options: parts, summary: 'what to print', default: 'summary'})(),
    write: Flags.boolean({summary: 'print the commands that set it up'}),
    html: Flags.string({summary: 'a page with a picture of each loss', helpValue: 'FILE'}),
  }

  override readonly reach = 'here'

  override check({args, flags}: Given<typeof PlanFailover>) {
    if (flags.example || flags.schema || args.file !== undefined) return
    this.voice.refuse('give a file of sites and groups', 'see: stx plan failover --example')
  }

  async look(apis: Apis, {args, flags}: Given<typeof PlanFailover>): Promise<Result> {
    const printed = await paper('failover', flags)
    if (printed) return printed
    const [{planFailover}, {readFailoverPlan}, {failoverSchema}, {checkedForm, planFile}, family] = await Promise.all([
      import('../../planning/failover/failover.js'),
      import('../../inputs/plan/failover-plan.js'),
      import('../../inputs/plan/failover-schema.js'),
      import('../../inputs/plan/plan-file.js'),
      import('../../families/failover-plan.js'),
    ])
    const source = await planFile(args.file ?? '')
    // Before anybody is asked for anything.
    checkedForm(source, failoverSchema)
    const groups = flags.offline ? [] : await live(() => family.liveGroups(apis))
    const fleet = readFailoverPlan(source, flags.objective, groups)
    const losses = planFailover(fleet, flags.objective, {single: flags.single})
    if (flags.html !== undefined) {
      const {failoverPage} = await import('../../page/failover-page.js')
      await writePlanned(flags.html, failoverPage(losses), flags.overwrite)
    }
    const answer = flags.write ? verbatim(family.setupCommands(fleet, losses)) : await this.#shown(losses, flags.show)
    return several([answer], losses.some(({homeless}) => homeless.length > 0) ? exitCode(1) : undefined)
  }

  async #shown(losses: readonly Loss[], part: (typeof parts)[number]): Promise<Result> {
    const {changeRows, fillRows, homelessRows, lossRow, moveRows} = await import('../../families/failover-plan.js')
    const tables = {
      losses: rows(lossView, losses.map(lossRow)),
      moves: rows(moveView, moveRows(losses)),
      homeless: rows(homelessView, homelessRows(losses)),
      fill: rows(fillView, fillRows(losses)),
      changes: rows(changeView, changeRows(losses)),
    }
    if (part !== 'summary') return tables[part]
    if (!this.asText) return text('', {losses})
    const {homeless, changes} = tables
    return several([tables.losses, ...(losses.some((loss) => loss.homeless.length > 0) ? [homeless, changes] : [])])
  }
}
