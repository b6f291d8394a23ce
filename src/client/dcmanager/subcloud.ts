import * as z from 'zod'
import {whereAbsent} from '../absent.js'
import type {Api} from '../api.js'
import {path} from '../path.js'
import {changes} from './change.js'
import {form} from './form.js'
import {naming} from './naming.js'
import {type PrestageOptions, prestaging} from './prestage.js'
import {unable} from './unable.js'

export const Subcloud = z.looseObject({
  id: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  location: z.string().nullish(),
  'software-version': z.string().nullish(),
  'management-state': z.string(),
  'availability-status': z.string(),
  'deploy-status': z.string(),
  'backup-status': z.string().nullish(),
  'backup-datetime': z.string().nullish(),
  'prestage-status': z.string().nullish(),
  'error-description': z.string().nullish(),
  'region-name': z.string().nullish(),
  group_id: z.number().nullish(),
  peer_group_id: z.number().nullish(),
  /** Only in lists. */
  sync_status: z.string().nullish(),
  endpoint_sync_status: z.array(z.looseObject({endpoint_type: z.string(), sync_status: z.string()})).nullish(),
  /** Only in details. */
  oam_floating_ip: z.string().nullish(),
  deploy_config_sync_status: z.string().nullish(),
  region_name: z.string().nullish(),
  /** Only in the reply to a change that asks for something more. */
  info_message: z.string().nullish(),
})

export type Subcloud = z.infer<typeof Subcloud>

/** What a deployment is made of. Files are paths, passwords are in base64. */
export interface DeploymentInput {
  bootstrapValues?: string
  installValues?: string
  deployConfig?: string
  /** A tar archive. */
  cloudInitConfig?: string
  bootstrapAddress?: string
  sysadminPassword?: string
  bmcPassword?: string
  release?: string
  /** Name or id. */
  group?: string
}

export interface AdditionOptions {
  /** Takes over a subcloud that another site has deployed. */
  migrate?: boolean
  /** Takes over a system that is installed already. */
  enroll?: boolean
  /** With `migrate`: a name other than the one in the bootstrap values. */
  name?: string
}

export interface SubcloudSettings {
  name?: string
  description?: string
  location?: string
  group?: string
  managementSubnet?: string
  managementGatewayIp?: string
  managementStartIp?: string
  managementEndIp?: string
  bootstrapAddress?: string
  /** Name or id; `none` takes the subcloud out of its group. */
  peerGroup?: string
  installValues?: string
  bootstrapValues?: string
  sysadminPassword?: string
  bmcPassword?: string
}

export type Subclouds = ReturnType<typeof subclouds>

export function subclouds(api: Api) {
  const one = (ref: string) => naming(api, 'subcloud', ref)
  /** All of them, those that stand by for a peer site left out unless asked for, as the official program does. */
  async function list({secondary = false}: {secondary?: boolean} = {}): Promise<Subcloud[]> {
    const all = await api.list('/subclouds/', 'subclouds', Subcloud)
    return secondary ? all : all.filter((subcloud) => !STANDING_BY.has(subcloud['deploy-status']))
  }
  const get = (ref: string) => one(ref).get(path`/subclouds/${ref}`, Subcloud)
  const patch = (ref: string, parts: ReturnType<typeof form>) =>
    one(ref).upload(path`/subclouds/${ref}`, parts, Subcloud, {method: 'PATCH'})

  return {
    list,
    get,
    detail: (ref: string) => one(ref).get(path`/subclouds/${ref}/detail`, Subcloud),
    /** The same subclouds again, those that are still there. */
    async refresh(known: readonly Subcloud[]): Promise<Subcloud[]> {
      const [only] = known
      if (only && known.length === 1) return [await get(String(only.id)).catch(whereAbsent([]))].flat()
      const now = new Map((await list({secondary: true})).map((subcloud) => [subcloud.id, subcloud]))
      return known.flatMap(({id}) => now.get(id) ?? [])
    },
    add: (input: DeploymentInput, {migrate, enroll, name}: AdditionOptions = {}) =>
      api.upload(
        '/subclouds/',
        form(
          {
            bootstrap_values: input.bootstrapValues,
            install_values: input.installValues,
            deploy_config: input.deployConfig,
            cloud_init_config: input.cloudInitConfig,
          },
          {
            'bootstrap-address': input.bootstrapAddress,
            sysadmin_password: input.sysadminPassword,
            bmc_password: input.bmcPassword,
            group_id: input.group,
            migrate: migrate ? 'true' : undefined,
            enroll: enroll ? 'true' : undefined,
            release: input.release,
            name,
          },
        ),
        Subcloud,
      ),
    manage: (ref: string, {force}: {force?: boolean} = {}) =>
      patch(ref, form({}, {'management-state': 'managed', force: force ? 'true' : undefined})).catch(
        unable(`manage subcloud ${ref}`),
      ),
    unmanage: (ref: string, {migrate}: {migrate?: boolean} = {}) =>
      patch(ref, form({}, {'management-state': 'unmanaged', migrate: migrate ? 'true' : undefined})).catch(
        unable(`unmanage subcloud ${ref}`),
      ),
    update(ref: string, settings: SubcloudSettings): Promise<Subcloud> {
      const fields = {
        name: settings.name,
        description: settings.description,
        location: settings.location,
        group_id: settings.group,
        management_subnet: settings.managementSubnet,
        management_gateway_ip: settings.managementGatewayIp,
        management_start_ip: settings.managementStartIp,
        management_end_ip: settings.managementEndIp,
        bootstrap_address: settings.bootstrapAddress,
        peer_group: settings.peerGroup,
        sysadmin_password: settings.sysadminPassword,
        bmc_password: settings.bmcPassword,
      }
      const files = {install_values: settings.installValues, bootstrap_values: settings.bootstrapValues}
      const {install_values, bootstrap_values, ...changed} = changes({...files, ...fields})
      return patch(ref, form({install_values, bootstrap_values}, changed)).catch(unable(`update subcloud ${ref}`))
    },
    redeploy: (ref: string, input: DeploymentInput) =>
      one(ref)
        .upload(
          path`/subclouds/${ref}/redeploy`,
          form(
            {
              install_values: input.installValues,
              bootstrap_values: input.bootstrapValues,
              deploy_config: input.deployConfig,
            },
            {sysadmin_password: input.sysadminPassword, bmc_password: input.bmcPassword, release: input.release},
          ),
          Subcloud,
          {method: 'PATCH'},
        )
        .catch(unable(`redeploy subcloud ${ref}`)),
    prestage: (ref: string, options: PrestageOptions) => {
      const body = prestaging(options)
      return one(ref)
        .patch(path`/subclouds/${ref}/prestage`, body, Subcloud)
        .catch(unable(`prestage subcloud ${ref}`))
    },
    delete: (ref: string) =>
      one(ref)
        .delete(path`/subclouds/${ref}`)
        .catch(unable(`delete subcloud ${ref}`)),
  }
}

const STANDING_BY = new Set(['secondary', 'secondary-failed'])
