import type {Api} from '../api.js'
import {form} from './form.js'
import {Subcloud} from './subcloud.js'

/** One subcloud of a fleet, ready to be sent: the values are the texts of their YAML files. */
export interface NewSite {
  name: string
  bootstrapAddress: string
  bootstrapValues: string
  installValues?: string
  group?: string
}

/** What all subclouds of a fleet have in common; passwords in base64. */
export interface FleetCommons {
  deployConfig?: string
  sysadminPassword?: string
  bmcPassword?: string
  release?: string
}

const made = (name: string, text: string, site: NewSite) => ({
  name,
  content: new TextEncoder().encode(text),
  filename: `${site.name}-${name}.yml`,
})

export function addSite(api: Api, site: NewSite, commons: FleetCommons): Promise<Subcloud> {
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
