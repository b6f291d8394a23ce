import {refuse} from '../../../../http/refusal.js'
import {interfacePart} from '../../interface/part.js'
import {kubePart} from '../../kube/part.js'
import {rootcaPart} from '../../kube-rootca/part.js'
import {addressPart} from '../../network/part.js'
import {processorPart} from '../../processor/part.js'
import {ptpPart} from '../../ptp/part.js'
import {type Host, nameOf} from '../../record/host.js'
import {hostParts} from '../../rooms.js'
import {storPart, volumePart} from '../../storage/part.js'
import type {Where} from '../../where.js'

/** The order in which the genuine server looks, and so refuses; those that it says nothing of come last. */
const first = [rootcaPart, kubePart, volumePart, addressPart, processorPart, storPart, interfacePart, ptpPart]
const asked = [...first, ...hostParts.filter((part) => !first.includes(part))]

export const checkUnlock = (host: Host, c: Where): void => check(host, c, false)
export const checkForceUnlock = (host: Host, c: Where): void => check(host, c, true)

function check(host: Host, c: Where, force: boolean): void {
  const name = nameOf(host)
  if (host.install_state === 'failed') refuse(400, `Cannot unlock host ${name} due to installation failure`)
  if (host.administrative === 'unlocked') {
    const doing = host.ihost_action ?? ''
    if (/^(lock|force-lock|force-unsafe-lock)/.test(doing)) {
      refuse(400, `Host unlock rejected due to in progress action ${doing.replace(/^-+|-+$/g, '')}`)
    }
    refuse(400, `Avoiding 'unlock' action on already 'unlocked' host ${name}`)
  }
  if (host.availability === 'power-off') {
    refuse(400, `Can not 'Unlock a Powered-Off' host ${name}; Power-on, wait for 'online' status and then 'unlock'`)
  }
  if (!force && host.availability !== 'online') {
    refuse(400, `Host ${name} is not online. Wait for 'online' availability status and then 'unlock'`)
  }
  if (host.hostname === null || host.personality === null || host.subfunctions === null) {
    refuse(400, `Can not unlock an unprovisioned host ${name}. Please perform 'Edit Host' to provision host.`)
  }
  if (!force && host.inv_state === 'reinstalling') {
    refuse(
      400,
      `Can not unlock host ${name} undergoing reinstall. Please ensure host has completed reinstall prior to unlock.`,
    )
  }
  if (host.inv_state !== 'inventoried') {
    refuse(
      400,
      `Can not unlock host ${name} that has not yet been inventoried. ` +
        'Please wait for host to complete initial inventory prior to unlock.',
    )
  }
  for (const {mayUnlock} of asked) mayUnlock?.(host, c, {force})
}
