import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {FleetPlanning, fleetPlanningFlags} from '../../families/fleet-planning.js'
import {prestagingFlags} from '../../families/subcloud-input.js'
import {prestagePurpose} from '../../inputs/option/subcloud.js'

export default class SubcloudPrestagePlan extends FleetPlanning {
  static override summary = 'what prestaging subclouds would come to'
  static override examples = [
    '<%= config.bin %> subcloud prestage-plan subcloud1 subcloud2 --for-sw-deploy',
    "<%= config.bin %> subcloud prestage-plan --subclouds 'group:east' --for-sw-deploy --show sites",
  ]
  static override args = {
    subcloud: Args.string({
      multiple: true,
      description: 'names or ids of subclouds; or select them with --subclouds',
    }),
  }
  static override flags = {...prestagingFlags, ...fleetPlanningFlags}

  override check(given: Given<typeof SubcloudPrestagePlan>) {
    const {args, flags, globals} = given
    this.perSiteIn(given)
    prestagePurpose(flags)
    const named = args.subcloud ?? []
    if (globals.subclouds !== undefined) this.oneWay(named[0])
    else if (named.length === 0) this.voice.refuse('no subcloud is named', 'name some, or select them: --subclouds')
  }

  async look(apis: Apis, given: Given<typeof SubcloudPrestagePlan>) {
    const {args, flags} = given
    const [{planSubclouds}, {sitesFacts}] = await Promise.all([
      import('../../families/subcloud-plan.js'),
      import('../../families/strategy-plan-row.js'),
    ])
    const aim = {names: (await this.selectedNames(apis)) ?? args.subcloud}
    const wish = {
      deed: 'prestage' as const,
      release: flags.release || undefined,
      forDeploy: prestagePurpose(flags) === 'sw-deploy',
      force: flags.force,
      perSite: this.perSiteIn(given),
    }
    const plan = await this.asking((how) => planSubclouds(apis, {...how, aim, wish, central: flags.central}))
    return this.shown(plan, {part: flags.show, facts: () => ({deed: 'prestage', ...sitesFacts(plan)})})
  }
}
