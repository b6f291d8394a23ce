import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {networkTypesOf} from '../network/carried.js'
import {networks} from '../network/model.js'
import type {Interface} from '../record/interface.js'
import {isSimplex} from '../record/system.js'
import {hostOf, usersOf} from './find.js'

/** What is not there for its own sake stays: ports, what others lie on, and what the platform stands on. */
export function checkDelete(c: Call, face: Interface): void {
  const simplex = isSimplex(c.region)
  const isFunction = face.ifclass === 'pci-sriov' && face.iftype === 'vf'
  if (!(simplex && isFunction) && hostOf(c, face).administrative !== 'locked') refuse(400, 'Host must be locked.')
  const users = usersOf(c.region, face).map((one) => one.ifname)
  if (users.length > 0 && face.iftype !== 'ethernet') {
    refuse(400, `Cannot delete interface ${face.ifname}, still in use by ${users.join(', ')}`)
  }
  if (face.iftype === 'ethernet' && face.uses.length === 0) {
    refuse(400, 'Cannot delete a system created ethernet interface')
  }
  const carried = networkTypesOf(c, face)
  if (face.iftype === 'virtual' && carried.includes('mgmt')) {
    refuse(400, 'Cannot delete a virtual management interface.')
  }
  const admin = c.region.of(networks).find({type: 'admin'})
  if (carried.includes('admin') && !simplex && (admin?.pool_uuid ?? null) !== null) {
    refuse(
      400,
      `Cannot delete an interface still assigned to a network of type 'admin'.  ` +
        `Address pool ${admin?.pool_uuid} still exists.`,
    )
  }
}
