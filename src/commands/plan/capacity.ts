import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {exitCode, type Result, rows, several, text} from '../../cli/result.js'
import {live, offlineFlag, paper, planFlags} from '../../families/plan.js'
import type {CapacityPlan} from '../../planning/capacity/capacity.js'
import {endingView, growthView, useView} from '../../views/capacity.js'

const parts = ['summary', 'use', 'endings', 'growth'] as const

export default class PlanCapacity extends Reading {
  static override summary = 'plan when a system controller carries all it can'
  static override description =
    'What a system controller carries now against what it is known to carry: subclouds, backups and releases in its vault, ' +
    'images in its registry, operations at a time and the hours they take; what grows, when it ends, and the least that ' +
    'helps. Exit code 1 where something is over already. What there is is read from the live system; ' +
    'docs/planning.md has a worked story.'
  static override examples = [
    '<%= config.bin %> plan capacity --example > capacity.yaml',
    '<%= config.bin %> plan capacity capacity.yaml',
    '<%= config.bin %> plan capacity capacity.yaml --offline --show growth',
  ]
  static override args = {file: Args.string({description: 'YAML file: what is known to go well, sizes, growth'})}
  static override flags = {
    example: planFlags.example,
    schema: planFlags.schema,
    ...offlineFlag,
    show: Flags.option({options: parts, summary: 'what to print', default: 'summary'})(),
    within: Flags.integer({
      summary: 'exit code 1 also where something ends within so many months',
      helpValue: 'MONTHS',
      default: 0,
      min: 0,
      max: 600,
    }),
  }

  override readonly reach = 'here'

  override check({args, flags}: Given<typeof PlanCapacity>) {
    if (flags.example || flags.schema || args.file !== undefined) return
    this.voice.refuse('give a file of what is known to go well', 'see: stx plan capacity --example')
  }

  async look(apis: Apis, {args, flags}: Given<typeof PlanCapacity>): Promise<Result> {
    const printed = await paper('capacity', flags)
    if (printed) return printed
    const [{planCapacity}, {readCapacityPlan}, {capacitySchema}, {checkedForm, planFile}, {liveController}] =
      await Promise.all([
        import('../../planning/capacity/capacity.js'),
        import('../../inputs/plan/capacity-plan.js'),
        import('../../inputs/plan/capacity-schema.js'),
        import('../../inputs/plan/plan-file.js'),
        import('../../families/capacity-plan.js'),
      ])
    const source = await planFile(args.file ?? '')
    // Before anybody is asked for anything.
    checkedForm(source, capacitySchema)
    const found = flags.offline ? undefined : await live(() => liveController(apis))
    const plan = planCapacity(readCapacityPlan(source, found))
    const ending = plan.endings.some(({ends}) => ends <= flags.within)
    return several([await this.#shown(plan, flags.show)], ending ? exitCode(1) : undefined)
  }

  async #shown(plan: CapacityPlan, part: (typeof parts)[number]): Promise<Result> {
    const {endingRow, growthRows, useRow} = await import('../../families/capacity-plan.js')
    const tables = {
      use: rows(useView, plan.uses.map(useRow)),
      endings: rows(endingView, plan.endings.map(endingRow)),
      growth: rows(growthView, growthRows(plan)),
    }
    if (part !== 'summary') return tables[part]
    if (!this.asText) return text('', {uses: plan.uses, endings: plan.endings})
    return several([tables.use, ...(plan.endings.length > 0 ? [tables.endings] : [])])
  }
}
