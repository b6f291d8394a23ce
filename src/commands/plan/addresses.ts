import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Reading} from '../../cli/reading.js'
import {type Result, rows, several, text} from '../../cli/result.js'
import type {AddressAnswer, LiveFleet} from '../../families/address-plan.js'
import {live, offlineFlag, paper, planFlags, writePlanned} from '../../families/plan.js'
import type {AddressInput} from '../../inputs/plan/address-plan.js'
import {lackView, modelView, overlapView, poolView, routeView, siteView} from '../../views/plan.js'

const parts = ['summary', 'models', 'pools', 'sites', 'routes', 'overlaps'] as const

export default class PlanAddresses extends Reading {
  static override summary = 'plan subnets and addresses for a fleet'
  static override description =
    'Says what each model of sharing takes, cuts the subnets of every site from the pools, and tells when a pool runs out. ' +
    'What the live fleet has is read, and kept away from; nothing is changed. docs/planning.md has a worked story.'
  static override examples = [
    '<%= config.bin %> plan addresses --example > addresses.yaml',
    '<%= config.bin %> plan addresses addresses.yaml --offline',
    '<%= config.bin %> plan addresses addresses.yaml --write plan --bootstrap-values commons.yml',
    '<%= config.bin %> plan addresses --sites 100 --sites-later 2000 --years 5 --pool reach=10.64.0.0/12 --model management=shared --controller-gateway 192.168.204.101',
  ]
  static override args = {file: Args.string({description: 'YAML file: the fleet, its networks, the pools'})}
  static override flags = {
    ...planFlags,
    ...offlineFlag,
    show: Flags.option({options: parts, summary: 'what to print', default: 'summary'})(),
    write: Flags.string({
      summary: 'a folder for all of it: CSV, JSON, bootstrap values, routes, a page',
      helpValue: 'DIR',
    }),
    html: Flags.string({summary: 'a page that draws the pools', helpValue: 'FILE'}),
    'bootstrap-values': Flags.string({
      summary: 'with --write: YAML file of what all sites have in common',
      dependsOn: ['write'],
    }),
    sites: Flags.integer({summary: 'without a file: how many sites there are now', min: 0}),
    'sites-later': Flags.integer({summary: 'how many there are at the end', min: 0, dependsOn: ['sites']}),
    years: Flags.integer({summary: 'how far ahead that is', min: 0, dependsOn: ['sites']}),
    kind: Flags.string({summary: 'simplex, duplex, duplex-direct or standard (simplex)', dependsOn: ['sites']}),
    workers: Flags.integer({summary: 'hosts beside the controllers', min: 0, dependsOn: ['sites']}),
    name: Flags.string({summary: 'how sites are called; {n} is their number (site-{n})', dependsOn: ['sites']}),
    pool: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      summary: 'a pool, as in reach=10.64.0.0/12; may be repeated',
      dependsOn: ['sites'],
    }),
    model: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      summary: 'how sites come by a network, as in management=shared; may be repeated',
      dependsOn: ['sites'],
    }),
    gateway: Flags.string({summary: 'first or last address of a subnet (first)', dependsOn: ['sites']}),
    spare: Flags.integer({summary: 'addresses that each site has to spare (0)', min: 0, dependsOn: ['sites']}),
    'controller-gateway': Flags.string({
      summary: 'gateway of the system controller towards its sites',
      dependsOn: ['sites'],
    }),
  }

  override readonly reach = 'here'

  override check({args, flags}: Given<typeof PlanAddresses>) {
    if (flags.example || flags.schema) return
    const given = [args.file, flags.sites].filter((one) => one !== undefined).length
    if (given !== 1) this.voice.refuse('give a file, or --sites with other flags', 'see: stx plan addresses --example')
  }

  async look(apis: Apis, {args, flags}: Given<typeof PlanAddresses>): Promise<Result> {
    const printed = await paper('addresses', flags)
    if (printed) return printed
    const [{answerOf, liveFleet}, input] = await Promise.all([
      import('../../families/address-plan.js'),
      readInput(args.file, flags),
    ])
    const fleet: LiveFleet = flags.offline ? {taken: []} : await live(() => liveFleet(apis))
    const answer = answerOf(input, fleet)
    await refuseWhereFull(answer, input)
    if (flags.html !== undefined || flags.write !== undefined) await this.#write(answer, input, flags)
    return this.#shown(answer, input, flags.show)
  }

  async #write(answer: AddressAnswer, input: AddressInput, flags: Given<typeof PlanAddresses>['flags']) {
    const [{addressPage}, {compareModels}] = await Promise.all([
      import('../../page/address-page.js'),
      import('../../planning/address/compare.js'),
    ])
    const page = addressPage(input.request, answer.plan, compareModels(input.request))
    if (flags.write !== undefined) {
      const {writeAddressPlan} = await import('../../families/address-files.js')
      const template = flags['bootstrap-values']
      const document = await documentOf(answer, input)
      const writing = {folder: flags.write, template, page, document, overwrite: flags.overwrite}
      const count = await writeAddressPlan(answer, input, writing)
      this.voice.remark(`${count} files were written into ${flags.write}`)
    }
    if (flags.html !== undefined) await writePlanned(flags.html, page, flags.overwrite)
  }

  async #shown(answer: AddressAnswer, input: AddressInput, part: (typeof parts)[number]): Promise<Result> {
    switch (part) {
      case 'models':
        return rows(modelView, answer.models)
      case 'pools':
        return rows(poolView, answer.pools)
      case 'routes':
        return rows(routeView, answer.routes)
      case 'overlaps':
        return rows(overlapView, answer.overlaps)
      case 'sites': {
        const {siteRows} = await import('../../families/address-plan.js')
        return rows(siteView, siteRows(answer, input))
      }
      case 'summary':
        if (!this.asText) return text('', await documentOf(answer, input))
        return several([
          rows(modelView, answer.models),
          rows(poolView, answer.pools),
          ...(answer.lacks.length > 0 ? [rows(lackView, answer.lacks)] : []),
          ...(answer.overlaps.length > 0 ? [rows(overlapView, answer.overlaps)] : []),
        ])
    }
  }
}

async function readInput(file: string | undefined, flags: Given<typeof PlanAddresses>['flags']): Promise<AddressInput> {
  const [{readAddressPlan}, {planFile, planWords}] = await Promise.all([
    import('../../inputs/plan/address-plan.js'),
    import('../../inputs/plan/plan-file.js'),
  ])
  if (file !== undefined) return readAddressPlan(await planFile(file))
  const {contentOf} = await import('../../inputs/plan/address-flags.js')
  return readAddressPlan(planWords(contentOf({...flags, sites: flags.sites ?? 0})))
}

/** Sites that are there now need their addresses now. */
async function refuseWhereFull({plan}: AddressAnswer, {request}: AddressInput): Promise<void> {
  const full = plan.lacks.filter(({year}) => year === 0)
  if (full.length === 0) return
  const {InputError} = await import('../../inputs/error.js')
  const years = request.years === 0 ? '' : ` within ${request.years} years`
  const told = full.map(
    ({network, family, pools, sites, addresses}) =>
      `${network}: ${pools.join(', ')} too small by ${addresses} addresses of IPv${family}, for ${sites} sites${years}`,
  )
  throw new InputError(`there is no room for the sites that are there now: ${told.join('; ')}`, {
    hint: 'give a larger pool, or share: stx plan addresses --example says how',
  })
}

async function documentOf(answer: AddressAnswer, input: AddressInput): Promise<Record<string, unknown>> {
  const {siteRows} = await import('../../families/address-plan.js')
  const {models, pools, lacks, overlaps, routes} = answer
  return {years: input.request.years, models, pools, lacks, overlaps, routes, sites: siteRows(answer, input)}
}
