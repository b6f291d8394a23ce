import type {Call} from '../../../../http/call.js'
import {refuse} from '../../../../http/refusal.js'
import type {Interface} from '../../record/interface.js'
import type {Draft} from '../draft.js'
import {usersOf} from '../find.js'

/** What lies on an interface holds it to what it was when it was put there. */
export function checkUpper(c: Call, draft: Draft, own: Interface): void {
  const uppers = usersOf(c.region, own)
  let used = 0
  for (const upper of uppers) {
    if (upper.iftype === 'ae') checkMember(draft, upper)
    if (upper.iftype !== 'vf') continue
    if (draft.ifclass !== 'pci-sriov') {
      refuse(
        400,
        `Interface '${draft.ifname}' is being used by VF interface '${upper.ifname}' and therefore the interface ` +
          "class cannot be changed from 'pci-sriov'.",
      )
    }
    used += upper.sriov_numvfs ?? 0
    if ((draft.sriov_numvfs ?? 0) <= used) {
      const names = uppers.map((one) => `'${one.ifname}'`).join(', ')
      refuse(
        400,
        `The number of virtual functions (${draft.sriov_numvfs}) must be greater than the number of consumed VFs ` +
          `used by the upper VF interfaces ([${names}])`,
      )
    }
  }
}

function checkMember(draft: Draft, bond: Interface): void {
  const held = `Interface '${draft.ifname}' is being used by interface '${bond.ifname}' as an 'aggregated ethernet' interface and therefore the`
  if (draft.ptp_role !== 'none') refuse(400, `${held} PTP role cannot be changed from 'none'.`)
  if (draft.ifclass !== null && draft.ifclass !== 'pci-sriov') {
    refuse(400, `${held} interface class cannot be changed from 'none' or 'pci-sriov'.`)
  }
}
