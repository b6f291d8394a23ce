import type {Api} from '../api.js'
import type {FleetSite} from './fleet.js'
import {form} from './form.js'
import {Subcloud} from './subcloud.js'

/** What all subclouds of a fleet have in common; passwords in base64. */
export interface FleetCommons {
  deployConfig?: string
  sysadminPassword?: string
  bmcPassword?: string
  release?: string
}

const made = (name: string, text: string, site: FleetSite) => ({
  name,
  content: new TextEncoder().encode(text),
  filename: `${site.name}-${name}.yml`,
})

export function addSite(api: Api, site: FleetSite, commons: FleetCommons): Promise<Subcloud> {
  const files = [
    made('bootstrap_values', site.bootstrapValues, site),
    ...(site.installValues === undefined ? [] : [made('install_values', site.installValues, site)]),
  ]
  const rest = form(
    {deploy_config: commons.deployConfig},
    {
      'bootstrap-address': site.bootstrapAddress,
      sysadmin_password: commons.sysadminPassword,
      bmc_password: commons.bmcPassword,
      group_id: site.group,
      release: commons.release,
    },
  )
  return api.upload('/subclouds/', [...files, ...rest], Subcloud)
}
