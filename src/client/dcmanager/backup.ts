import * as z from 'zod'
import type {Api} from '../api.js'
import {path} from '../path.js'
import {form} from './form.js'
import {naming} from './naming.js'
import {Subcloud} from './subcloud.js'
import {unable} from './unable.js'

/** One subcloud or one group, by name or id. */
export interface BackupTarget {
  subcloud?: string
  group?: string
}

export interface BackupOptions extends BackupTarget {
  /** Kept in the subcloud instead of the system controller. */
  localOnly?: boolean
  registryImages?: boolean
  /** In base64. */
  sysadminPassword?: string
  /** Path of a YAML file. */
  backupValues?: string
}

export interface RestoreOptions extends BackupTarget {
  withInstall?: boolean
  release?: string
  localOnly?: boolean
  registryImages?: boolean
  auto?: boolean
  factory?: boolean
  sysadminPassword?: string
  restoreValues?: string
}

const Several = z.looseObject({subclouds: z.array(Subcloud)})

export type Backups = ReturnType<typeof backups>

export function backups(api: Api) {
  const at = ({subcloud, group}: BackupTarget) => {
    if (subcloud !== undefined) return naming(api, 'subcloud', subcloud)
    return group === undefined ? api : naming(api, 'subcloud-group', group)
  }
  return {
    /** The subclouds as they are before it begins. */
    async create({subcloud, group, localOnly, registryImages, sysadminPassword, backupValues}: BackupOptions) {
      const fields = {
        ...{subcloud, group},
        local_only: String(localOnly ?? false),
        registry_images: String(registryImages ?? false),
        sysadmin_password: sysadminPassword,
      }
      const parts = form({backup_values: backupValues}, fields)
      const reply = await at({subcloud, group})
        .upload('/subcloud-backup/', parts, Several)
        .catch(unable('create subcloud backup'))
      return reply.subclouds
    },
    async restore(options: RestoreOptions) {
      const {subcloud, group, release, sysadminPassword, restoreValues} = options
      const fields = {
        ...{subcloud, group, release},
        with_install: String(options.withInstall ?? false),
        local_only: String(options.localOnly ?? false),
        registry_images: String(options.registryImages ?? false),
        auto: String(options.auto ?? false),
        factory: String(options.factory ?? false),
        sysadmin_password: sysadminPassword,
      }
      const reply = await at({subcloud, group})
        .upload('/subcloud-backup/restore', form({restore_values: restoreValues}, fields), Several, {method: 'PATCH'})
        .catch(unable('restore subcloud backup'))
      return reply.subclouds
    },
    /** What could not be deleted, as the server says it; undefined where all was. */
    delete: (
      release: string,
      {subcloud, group, localOnly, sysadminPassword}: BackupOptions,
    ): Promise<string | undefined> =>
      at({subcloud, group})
        .upload(
          path`/subcloud-backup/delete/${release}`,
          form(
            {},
            {release, subcloud, group, local_only: String(localOnly ?? false), sysadmin_password: sysadminPassword},
          ),
          z.string().optional(),
          {method: 'PATCH'},
        )
        .catch(unable('delete backup')),
  }
}
