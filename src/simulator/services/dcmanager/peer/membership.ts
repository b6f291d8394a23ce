import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {fromPeer} from '../record/find.js'
import type {Subcloud} from '../record/model.js'
import {type Form, hasPart, partText} from '../values/form.js'
import {given, textOf} from '../values/values.js'
import {associations, type PeerGroup, peerGroups, systemPeers} from './model.js'
import {peerGroupByRef} from './peer-group.js'
import {localSystem} from './sync.js'

export interface Membership {
  /** where the subcloud goes; undefined: nothing about it was asked */
  readonly peerGroupId?: number | null
  /** groups whose peers must be told again */
  readonly touched: readonly number[]
}

const ledHere = (c: Call, group: PeerGroup) => group.leaderId === localSystem(c.sim).uuid

function peerAvailable(c: Call, group: PeerGroup): boolean {
  const all = c.region.of(associations).where({peerGroupId: group.id})
  return all.every((one) => c.region.of(systemPeers).get(one.systemPeerId)?.availability === 'available')
}

/** Whether a change may be made to a subcloud that is, or shall be, in a peer group. */
export function checkMembership(c: Call, subcloud: Subcloud, form: Form): Membership {
  const group = subcloud.peerGroupId === null ? undefined : c.region.of(peerGroups).get(subcloud.peerGroupId)
  const touched = group !== undefined && group.priority === 0 && ledHere(c, group) && !fromPeer(c) ? [group.id] : []
  if (given(form.fields, 'peer_group')) {
    const ref = textOf(form.fields, 'peer_group')
    if (ref.toLowerCase() === 'none') return {peerGroupId: leaving(c, group), touched}
    const joined = joining(c, subcloud, group, form, ref)
    return {peerGroupId: joined.id, touched: fromPeer(c) ? touched : [...new Set([...touched, joined.id])]}
  }
  if (group !== undefined && !fromPeer(c)) checkMember(c, subcloud, group, form)
  return {touched}
}

function leaving(c: Call, group: PeerGroup | undefined): null {
  if (group === undefined) return null
  if (!ledHere(c, group)) {
    refuse(400, 'Removing subcloud from a peer group not led by the current site is prohibited.')
  }
  if (peerAvailable(c, group) && group.priority > 0) {
    refuse(400, 'Removing subcloud from a peer group associated with an available system peer is prohibited.')
  }
  return null
}

function joining(c: Call, subcloud: Subcloud, before: PeerGroup | undefined, form: Form, ref: string): PeerGroup {
  if (subcloud.rehomeData === null && !(hasPart(form, 'bootstrap_values') && partText(form, 'bootstrap_address'))) {
    refuse(400, 'Cannot update the subcloud peer group: must provide both the bootstrap-values and bootstrap-address.')
  }
  if (before !== undefined && before.priority > 0 && String(before.id) !== ref) {
    refuse(
      400,
      'Cannot move subcloud to a new peer group if the original peer group is not primary (non-zero priority).',
    )
  }
  const group = peerGroupByRef(c, ref) ?? refuse(400, 'Invalid peer group')
  if (fromPeer(c)) return group
  if (group.priority > 0) refuse(400, 'Cannot set the subcloud to a peer group with non-zero priority.')
  if (!ledHere(c, group)) {
    refuse(400, 'Update subcloud to a peer group that is not led by the current site is prohibited.')
  }
  const {deployStatus, management, availability} = subcloud
  if (deployStatus !== 'complete' || management !== 'managed' || availability !== 'online') {
    refuse(400, 'Only subclouds that are managed and online can be added to a peer group.')
  }
  return group
}

/** Members are changed where they belong; elsewhere only what a rehoming failed for, and only in an emergency. */
function checkMember(c: Call, subcloud: Subcloud, group: PeerGroup, form: Form): void {
  const rescue = ['bootstrap_values', 'bootstrap_address']
  const names = [...Object.keys(form.fields), ...form.files.map((file) => file.field)]
  if (group.priority > 0) {
    if (!names.some((name) => rescue.includes(name))) {
      refuse(400, 'Subcloud update is only allowed when its peer group priority value is 0.')
    }
    if (names.some((name) => !rescue.includes(name))) {
      refuse(400, 'Only bootstrap values and address can be updated in the non-primary site')
    }
    if (subcloud.deployStatus !== 'rehome-failed' || peerAvailable(c, group)) {
      refuse(
        400,
        'Subcloud bootstrap values or address update in the non-primary site is only allowed when rehome failed and the ' +
          'primary site is unavailable.',
      )
    }
    return
  }
  if (!ledHere(c, group)) {
    refuse(400, 'Updating subcloud from a peer group not led by the current site is prohibited.')
  }
}
