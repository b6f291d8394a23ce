import {stat} from 'node:fs/promises'
import {basename} from 'node:path'
import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {pythonJson} from '../../python-json.js'
import {theOne} from '../lookup.js'
import {reaching} from '../reaching.js'

export const StorageBackend = z.looseObject({
  uuid: z.string(),
  name: z.string().nullish(),
  /** Its type, such as `ceph` or `ceph-rook`. */
  backend: z.string(),
  state: z.string().nullish(),
  task: z.string().nullish(),
  services: z.string().nullish(),
  capabilities: z.record(z.string(), z.unknown()).nullish(),
})

export type StorageBackend = z.infer<typeof StorageBackend>

export interface StorageBackendChange {
  services?: string
  /** The path of the configuration of an external Ceph. */
  ceph_conf?: string
  deployment?: string
  failure_domain?: string
  /** Capabilities, and some members that only the type has. */
  settings?: Readonly<Record<string, string>>
}

export interface NewStorageBackend extends StorageBackendChange {
  name?: string
  tier_uuid?: string
  network?: string
  confirmed: boolean
}

/** What each type takes when it is added; the server refuses members that it does not know. */
const creatable: Record<string, (keyof NewStorageBackend)[]> = {
  ceph: ['tier_uuid', 'network'],
  'ceph-external': ['ceph_conf'],
  'ceph-rook': ['deployment', 'failure_domain'],
}

/** Settings that are members of their own; all others go into the capabilities. */
const ownMembers: Record<string, string[]> = {
  ceph: [
    ...['object_gateway', 'object_pool_gib', 'cinder_pool_gib', 'glance_pool_gib', 'ephemeral_pool_gib'],
    ...['kube_pool_gib', 'network'],
  ],
}

const Uploaded = z.looseObject({error: z.string().nullish()})

export const configuring = reaching('configured')

export type StorageBackends = ReturnType<typeof storageBackends>

export function storageBackends(api: Api) {
  const list = () => api.list('/storage_backend', 'storage_backends', StorageBackend)

  /** By name or uuid. */
  const find = async (ref: string): Promise<StorageBackend> =>
    theOne(await list(), ({name, uuid}) => name === ref || uuid === ref, `Backend ${ref} is not found.`, {
      resource: 'storage-backend',
      ref,
    })

  async function get(ref: string): Promise<StorageBackend> {
    const {backend, uuid} = await find(ref)
    return api.get(`${ofType(backend)}${path`/${uuid}`}`, StorageBackend)
  }

  /** The configuration of an external Ceph; the server answers with success also when it refuses it. */
  async function uploadConfiguration(file: string): Promise<void> {
    const isFile = await stat(file).then(
      (facts) => facts.isFile(),
      () => false,
    )
    if (!isFile) throw new ClientError('usage', `Error: Could not open file ${file}.`, {hint: 'check the path'})
    const parts = [
      {name: 'ceph_conf_fn', value: basename(file)},
      {name: 'file', file, filename: 'for_upload'},
    ]
    const {error} = await api
      .upload('/storage_ceph_external/ceph_conf_upload', parts, Uploaded)
      .catch(whenAbsent('Cannot upload ceph config file. No response.'))
    if (error) throw new ClientError('failed', error, {service: 'sysinv'})
  }

  return {
    list,
    get,
    /** What does not belong to the type is left out, as by the official client. */
    async add(type: string, backend: NewStorageBackend): Promise<StorageBackend> {
      if (type === 'ceph-external' && backend.ceph_conf) await uploadConfiguration(backend.ceph_conf)
      const own = (creatable[type] ?? []).map((name) => [name, backend[name]] as const)
      const {name, services, confirmed, ceph_conf, settings: capabilities = {}} = backend
      const body = {
        ...{name, services, confirmed},
        ...Object.fromEntries(own),
        ...(type === 'ceph-external' && ceph_conf ? {ceph_conf: basename(ceph_conf)} : {}),
        ...(Object.keys(capabilities).length > 0 ? {capabilities} : {}),
      }
      return api.post(ofType(type), body, StorageBackend)
    },
    async modify(ref: string, change: StorageBackendChange): Promise<StorageBackend> {
      const {backend: type, uuid} = await find(ref)
      const {services, ceph_conf, deployment, failure_domain, settings = {}} = change
      const isExternal = type === 'ceph-external'
      const members: Record<string, string | undefined> = {services, ceph_conf}
      const capabilities: Record<string, string> = {}
      for (const [name, value] of Object.entries(settings)) {
        if (ownMembers[type]?.includes(name) || (isExternal && name === 'ceph_conf')) members[name] = value
        else if (name !== 'services' && name !== 'ceph_conf') capabilities[name] = value
      }
      if (type === 'ceph-rook' && deployment) capabilities['deployment_model'] = deployment
      if (type === 'ceph-rook' && failure_domain) capabilities['failure_domain'] = failure_domain
      const file = members['ceph_conf']
      if (isExternal && file) {
        await uploadConfiguration(file)
        members['ceph_conf'] = basename(file)
      }
      const body = replacements({...members, capabilities: pythonJson(capabilities)})
      await api
        .patch(`${ofType(type)}${path`/${uuid}`}`, body, z.unknown())
        .catch(whenAbsent(`Storage ${type} not found: ${uuid}`))
      return get(uuid)
    },
    async delete(ref: string): Promise<void> {
      const {backend, uuid} = await find(ref)
      await api.delete(`${ofType(backend)}${path`/${uuid}`}`)
    },
  }
}

const ofType = (type: string) => path`/storage_${type.replaceAll('-', '_')}`
