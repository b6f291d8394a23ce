import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {findHost} from '../record/find-host.js'
import {hosts} from '../record/host.js'
import {listRows, showRow} from '../resource/resource.js'
import {hostResource} from './show.js'

export const listHosts = (c: Call) => listRows(c, hostResource, c.region.of(hosts).all())

export const listHostsWhole = (c: Call) => ({
  ihosts: c.region
    .of(hosts)
    .all()
    .map((host) => showRow(c, hostResource, host)),
})

export const listHostsOfSystem = (c: Call<'parent'>) =>
  listRows(c, hostResource, c.region.of(hosts).where({isystem_uuid: c.params.parent}))

export const getHost = (c: Call<'host'>) => showRow(c, hostResource, findHost(c))

/** What others do with a host is answered by showing it. */
export const thenShown =
  (handler: (c: Call<'host'>) => void) =>
  (c: Call<'host'>): unknown => {
    handler(c)
    return getHost(c)
  }

/** Asks the VIM to look at a host anew. */
export function postVimEvent(c: Call<'host'>) {
  const host = findHost(c)
  const {vim_event: event} = (c.body ?? {}) as {vim_event?: string}
  if (event !== 'host-audit') refuse(400, `Unsupported action: ${event}, only host-audit action is supported`)
  return {hostname: host.hostname, ihost_uuid: host.uuid, vim_event: event}
}
