import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {path} from '../../path.js'
import type {Part} from '../../upload.js'

export const Certificate = z.looseObject({
  uuid: z.string(),
  certtype: z.string(),
  signature: z.string().nullish(),
  start_date: z.string().nullish(),
  expiry_date: z.string().nullish(),
  subject: z.string().nullish(),
})

export type Certificate = z.infer<typeof Certificate>

/** What sysinv installs certificates for. */
export type CertificateMode = 'ssl_ca' | 'openstack' | 'openstack_ca'

const Installed = z.looseObject({
  certificates: z.array(Certificate).nullish(),
  error: z.string().nullish(),
  error_message: z.string().nullish(),
})

export interface Installation {
  certificates: Certificate[]
  /** What was not installed, and why; empty where all was. */
  error: string
}

/** A certificate of the platform as the inventory of certificates describes it, by English headings. */
export const InventoryEntry = z.looseObject({
  Validity: z.looseObject({'Not Before': z.string().nullish(), 'Not After': z.string().nullish()}).nullish(),
})

export type InventoryEntry = z.infer<typeof InventoryEntry>

/** By name. */
export type Inventory = Record<string, InventoryEntry>

export interface InventoryFilter {
  expired?: boolean
  /** Days from now. */
  soonToExpiry?: string
}

export type Certificates = ReturnType<typeof certificates>

export function certificates(api: Api) {
  const inventory = (where: string, {expired, soonToExpiry}: InventoryFilter = {}): Promise<Inventory> =>
    api.get(`/certificate/${where}`, z.record(z.string(), InventoryEntry), {
      query: expired ? {expired: 'True'} : {soon_to_expiry: soonToExpiry},
    })

  return {
    list: () => api.list('/certificate', 'certificates', Certificate),
    get: (uuid: string) =>
      api.get(path`/certificate/${uuid}`, Certificate).catch(whenAbsent(`certificate not found: ${uuid}`)),
    /** Sends a PEM file. Part of it may be installed and part refused. */
    async install(
      file: string,
      mode: CertificateMode,
      {passphrase}: {passphrase?: string} = {},
    ): Promise<Installation> {
      const parts: Part[] = [
        ...(passphrase === undefined ? [] : [{name: 'passphrase', value: passphrase}]),
        {name: 'mode', value: mode},
        {name: 'file', file, filename: 'for_upload'},
      ]
      const reply = await api.upload('/certificate/certificate_install', parts, Installed).catch((error) => {
        throw error instanceof ClientError ? notInstalled(file, error.serverText ?? error.message, error) : error
      })
      if (reply.error_message) throw notInstalled(file, reply.error_message)
      return {certificates: reply.certificates ?? [], error: reply.error ?? ''}
    },
    uninstall: (uuid: string) => api.delete(path`/certificate/${uuid}`),
    /** All certificates that the platform knows, wherever they are kept. */
    platform: (filter?: InventoryFilter) => inventory('get_all_certs', filter),
    /** Those that kubernetes has in its secrets. */
    kubernetes: (filter?: InventoryFilter) => inventory('get_all_k8s_certs', filter),
  }
}

function notInstalled(file: string, reason: string, error?: ClientError): ClientError {
  const {kind = 'failed', status, url, method, service, requestId, hint} = error ?? {}
  const details = {status, url, method, service, requestId, hint, cause: error}
  return new ClientError(kind, `Certificate ${file} not installed: ${reason}`, details)
}
