import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {FleetPlanning, fleetPlanningFlags} from '../../../families/fleet-planning.js'
import {backupFlags} from '../../../families/subcloud-input.js'
import {checkBackup} from '../../../inputs/option/subcloud.js'

export default class SubcloudBackupPlan extends FleetPlanning {
  static override summary = 'what backing up subclouds would come to'
  static override examples = [
    '<%= config.bin %> subcloud backup plan --group east',
    "<%= config.bin %> subcloud backup plan --subclouds 'edge-*' --show sites",
  ]
  static override flags = {...backupFlags, ...fleetPlanningFlags}

  override check(given: Given<typeof SubcloudBackupPlan>) {
    const {flags, globals} = given
    this.perSiteIn(given)
    const {subcloud, group} = flags
    if (globals.subclouds !== undefined) this.oneWay(subcloud === undefined ? group && '--group' : '--subcloud')
    const options = {subcloud, group, localOnly: flags['local-only'], registryImages: flags['registry-images']}
    checkBackup(globals.subclouds === undefined ? options : {...options, group: 'those that are selected'})
  }

  async look(apis: Apis, given: Given<typeof SubcloudBackupPlan>) {
    const {flags} = given
    const [{planSubclouds}, {sitesFacts}] = await Promise.all([
      import('../../../families/subcloud-plan.js'),
      import('../../../families/strategy-plan-row.js'),
    ])
    const names = (await this.selectedNames(apis)) ?? (flags.subcloud === undefined ? undefined : [flags.subcloud])
    const wish = {deed: 'backup' as const, perSite: this.perSiteIn(given)}
    const aim = {group: names === undefined ? flags.group : undefined, names}
    const plan = await this.asking((how) => planSubclouds(apis, {...how, aim, wish, central: flags.central}))
    return this.shown(plan, {part: flags.show, facts: () => ({deed: 'backup', ...sitesFacts(plan)})})
  }
}
