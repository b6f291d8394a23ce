import type {Call} from '../../../../http/call.js'
import {refuse} from '../../../../http/refusal.js'
import {networkTypesOf} from '../../network/carried.js'
import type {Interface} from '../../record/interface.js'
import type {Draft} from '../draft.js'
import {usersOf} from '../find.js'

const modes = ['active_standby', 'balanced', '802.3ad']
const reselections = ['always', 'better', 'failure']
const bonded = "'aggregated ethernet'"

export function checkMembers(c: Call, below: readonly Interface[]): void {
  for (const member of below) {
    if (member.ptp_role !== 'none') {
      refuse(400, `None of interfaces being used in an ${bonded} interface can have a PTP role (must be 'none').`)
    }
    if (member.ifclass !== null && member.ifclass !== 'none' && member.ifclass !== 'pci-sriov') {
      refuse(
        400,
        `All interfaces being used in an ${bonded} interface must have the interface class set to 'none' or 'pci-sriov'.`,
      )
    }
    const bridge = usersOf(c.region, member).find((one) => one.iftype === 'ethernet' && one.ovs_access === true)
    if (bridge !== undefined) {
      refuse(
        400,
        `Cannot add interface '${member.ifname}' to an aggregated ethernet interface because it has an upper ` +
          `interface '${bridge.ifname}' with ovs-access enabled.`,
      )
    }
  }
}

/** How a bond shares its traffic; what is not bonded has the mode too, for the genuine server sets it everywhere. */
export function checkBonding(draft: Draft): void {
  const {iftype, txhashpolicy: policy} = draft
  const mode = draft.aemode ?? 'active_standby'
  if (iftype === 'ae' && !modes.includes(mode)) refuse(400, `Invalid aggregated ethernet mode '${mode}' `)
  if (mode === 'balanced' || mode === '802.3ad') {
    if (draft.ptp_role !== 'none') {
      refuse(400, `PTP isn't supported by ${bonded} interface type in 'balanced' or '802.3ad' mode.`)
    }
    if (policy === null) {
      refuse(
        400,
        `Device interface with ${bonded} interface type in 'balanced' or '802.3ad' mode require a valid Tx Hash Policy.`,
      )
    }
  } else if (mode === 'active_standby' && policy !== null) {
    refuse(400, `Device interface with interface type ${bonded} in '${mode}' mode should not specify a Tx Hash Policy.`)
  }
  checkReselection(draft, mode)
}

function checkReselection({iftype, ifclass, primary_reselect: reselect}: Draft, mode: string): void {
  if (reselect === null) return
  if (iftype !== 'ae') refuse(400, 'The option primary_reselect is only applicable to bonded interface. ')
  if (mode !== 'active_standby') {
    refuse(
      400,
      `Device interface with interface type ${bonded} in '${mode}' mode should not specify primary_reselect option.`,
    )
  }
  if (ifclass !== 'platform' && reselect !== 'always') {
    refuse(400, "The option primary_reselect must be 'always' for non-platform interfaces. ")
  }
  if (!reselections.includes(reselect)) {
    refuse(
      400,
      `Invalid bonding primary reselect option: '${reselect}'. Valid options must be one of ${reselections.join(', ')}`,
    )
  }
}

export function checkBond(c: Call, draft: Draft, own: Interface | undefined): void {
  const {ifclass, aemode: mode} = draft
  if (ifclass !== 'platform' && ifclass !== 'data') {
    refuse(400, `Device interface class with interface type ${bonded} must be 'platform' or 'data' `)
  }
  if (ifclass === 'data' && mode !== 'active_standby' && draft.txhashpolicy !== 'layer2') {
    refuse(
      400,
      `Device interface with interface class 'data', and interface type ${bonded} must have a Tx Hash Policy of 'layer2'.`,
    )
  }
  const carried = own === undefined ? [] : networkTypesOf(c, own)
  if (carried.includes('mgmt') && mode === 'balanced') {
    const types = `[${carried.map((type) => `'${type}'`).join(', ')}]`
    refuse(
      400,
      `Device interface with network type ${types}, and interface type ${bonded} must be in mode 802.3ad, active_standby`,
    )
  }
}
