import {once} from 'node:events'
import * as z from 'zod'
import type {LocatedApi} from './api.js'
import type {ServiceName} from './service.js'
import type {Transport} from './transport.js'

/** What a service says about itself to anybody who asks. */
export interface Contact {
  url: string
  status: number
  milliseconds: number
  /** The server's clock, where it tells the time. */
  date?: Date
  /** Ids of the API versions that it lists. */
  versions: string[]
}

/** Asks the root of a service, which needs no token, where its versions are listed. */
export async function contact(
  transport: Transport,
  service: ServiceName,
  base: string,
  timeoutMs?: number,
): Promise<Contact> {
  // Of Keystone the address is known as people wrote it, with the version or without.
  const url = service === 'keystone' ? base : `${base.replace(/\/(v\d[\d.]*|api)\/?$/, '')}/`
  const started = performance.now()
  const reply = await transport.send({service, method: 'GET', url, headers: {accept: 'application/json'}, timeoutMs})
  const milliseconds = Math.round(performance.now() - started)
  const date = new Date(reply.headers.get('date') ?? Number.NaN)
  return {
    url,
    status: reply.status,
    milliseconds,
    date: Number.isNaN(date.getTime()) ? undefined : date,
    versions: versionsIn(reply.text),
  }
}

/** What everybody with a role may read, and costs the service little. */
const smallReads: Record<Exclude<ServiceName, 'keystone'>, string> = {
  sysinv: '/isystems',
  fm: '/alarms/summary',
  usm: '/deploy',
  // Its root and its current strategy are for administrators only.
  vim: '/orchestration/sw-upgrade/strategy',
  dcmanager: '/subcloud-groups',
}

/** Asks a service something that it answers only to whom it lets in; throws what it says to others. */
export async function admission(api: LocatedApi): Promise<void> {
  if (api.service !== 'keystone') await api.get(smallReads[api.service], z.unknown())
}

/** The services word their lists of versions differently: `versions`, `versions.values`, `version`, `default_version`. */
function versionsIn(text: string): string[] {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    // A service without such a list has answered all the same.
    return []
  }
  const {versions, version, default_version} = entriesOf(document)
  const listed = Array.isArray(versions) ? versions : entriesOf(versions)['values']
  const candidates = [...(Array.isArray(listed) ? listed : []), version, default_version]
  const ids = candidates.map((candidate) => entriesOf(candidate)['id']).filter((id) => typeof id === 'string')
  return [...new Set(ids)]
}

const entriesOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** Until when the certificate of an https address holds, whether or not it is trusted. */
export async function certificateExpiry(url: string, signal: AbortSignal): Promise<Date> {
  const {connect} = await import('node:tls')
  const {hostname, port} = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  // Nothing is sent here: an untrusted certificate is looked at, and trusted by nobody.
  const socket = connect({host, port: Number(port || 443), rejectUnauthorized: false})
  try {
    await once(socket, 'secureConnect', {signal})
    return new Date(socket.getPeerCertificate().valid_to)
  } finally {
    socket.destroy()
  }
}
