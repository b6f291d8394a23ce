import type {Call} from '../../../../http/call.js'
import {refuse} from '../../../../http/refusal.js'
import {type Interface, interfaces} from '../../record/interface.js'
import type {Wish} from '../../resource/change.js'

/** Queues of a card and of its virtual functions; `none` and `default` give them back to the card. */
export function checkChannels(c: Call, own: Interface, wish: Wish): void {
  if ('channels' in wish) {
    if (own.iftype === 'vf') {
      refuse(
        400,
        'The --channels option is not supported on VF type interfaces. ' +
          'Use --vf-channels to configure channels on VF interfaces.',
      )
    }
    if (own.iftype !== 'ethernet' && own.iftype !== 'ae') {
      const below = own.uses[0] === undefined ? '' : ` Did you mean '${own.uses[0]}'?`
      refuse(400, `Cannot apply channel settings to interfaces of type '${own.iftype}'.${below}`)
    }
    checkValue('--channels', wish['channels'])
  }
  if (!('sriov_vf_channels' in wish)) return
  if (own.ifclass !== 'pci-sriov') {
    refuse(400, 'The --vf-channels option is only supported on pci-sriov classed interfaces.')
  }
  const driver = own.sriov_vf_driver ?? (own.iftype === 'vf' ? driverBelow(c, own) : null)
  if (driver !== null && driver !== 'netdevice') {
    refuse(400, `The --vf-channels option requires the VF driver to be 'netdevice'. Current VF driver is '${driver}'.`)
  }
  checkValue('--vf-channels', wish['sriov_vf_channels'])
}

const driverBelow = (c: Call, {ihost_uuid, uses}: Interface): string | null =>
  c.region.of(interfaces).find({ihost_uuid, ifname: uses[0] ?? ''})?.sriov_vf_driver ?? null

function checkValue(option: string, value: unknown): void {
  if (value === null) return
  if (!/^\s*[+-]?\d+\s*$/.test(String(value))) refuse(400, `The ${option} value must be an integer.`)
  if (Number(value) <= 0) refuse(400, `The ${option} value must be greater than 0.`)
}
