import type {Call} from '../../../../http/call.js'
import {refuse} from '../../../../http/refusal.js'
import {type Interface, interfaces} from '../../record/interface.js'
import type {Draft} from '../draft.js'
import {checkModes} from './address-mode.js'
import {checkBond, checkBonding, checkMembers} from './bond.js'
import {checkBridge} from './bridge.js'
import {checkClass, checkPtpRole} from './class.js'
import {checkFunctions} from './function.js'
import {checkCount, checkMtu, checkTaken, checkVlan} from './lower.js'
import {checkName} from './name.js'
import {checkRates} from './rate.js'
import {checkUpper} from './upper.js'

const types = ['ae', 'vlan', 'ethernet', 'virtual', 'vf']

/** An interface as it would be, in the order in which the genuine server looks at it. */
export function checkInterface(c: Call, draft: Draft, own: Interface | undefined): void {
  const below = draft.uses.flatMap(
    (ifname) => c.region.of(interfaces).find({ihost_uuid: draft.ihost_uuid, ifname}) ?? [],
  )
  checkCount(draft, below)
  checkBridge(c, draft, below, own)
  checkName(c, draft, own)
  if (draft.iftype === 'vlan') checkVlan(c, draft, below, own)
  checkTaken(c, draft, below, own)
  if (draft.iftype === 'ae') checkMembers(c, below)
  if (own !== undefined) checkUpper(c, draft, own)
  checkClass(c, draft, own)
  checkModes(c, draft, own)
  checkBonding(draft)
  if (!types.includes(draft.iftype)) refuse(400, `Device interface type must be one of ${types.join(', ')}`)
  if (draft.iftype === 'ae') checkBond(c, draft, own)
  checkMtu(c, draft, below, own)
  if (draft.iftype === 'vf') checkFunctions(c, draft, below, own)
  checkPtpRole(draft)
  checkRates(c, draft, below, own)
}
