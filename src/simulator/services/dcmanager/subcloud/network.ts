import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {refuseBusy, refuseSecondary} from '../record/busy.js'
import {type Subcloud, subclouds} from '../record/model.js'
import {ongoingStep} from '../strategy/ongoing.js'
import {canonical, type SubcloudNetwork} from '../values/bootstrap.js'
import {checkAdminNetwork} from '../values/bootstrap-check.js'
import {checkPassword} from '../values/password.js'
import {given, textOf, type Values} from '../values/values.js'
import {reconfiguring} from './lifecycle.js'

const parts = {
  management_subnet: 'subnet',
  management_gateway_ip: 'gateway',
  management_start_ip: 'start',
  management_end_ip: 'end',
} as const

type Part = keyof typeof parts
const names = Object.keys(parts) as Part[]

export const asksForNetwork = (values: Values): boolean => names.some((name) => given(values, name))

const need = () => {
  const flags = names.map((name) => `--${name.replaceAll('_', '-')}`).join(', ')
  return refuse(422, `The following parameters are necessary for subcloud network reconfiguration: ${flags}`)
}

/** Moves a subcloud to another management network: what is checked, in the server's order. */
export function checkNetwork(c: Call, subcloud: Subcloud, values: Values): SubcloudNetwork {
  refuseSecondary(subcloud)
  refuseBusy(subcloud)
  if (!given(values, 'management_gateway_ip')) need()
  if (given(values, 'management-state')) {
    refuse(422, 'Management state and network reconfiguration must be updated separately')
  }
  if (subcloud.management !== 'unmanaged') {
    refuse(422, 'A subcloud must be unmanaged to perform network reconfiguration')
  }
  if (!given(values, 'bootstrap_address')) {
    refuse(422, 'The bootstrap_address parameter is required for network reconfiguration')
  }
  if (!names.every((name) => given(values, name))) need()
  for (const name of names) {
    if (textOf(values, name) === subcloud.network[parts[name]]) {
      refuse(422, `${name} already in use by the subcloud.`)
    }
  }
  checkPassword(textOf(values, 'sysadmin_password'), 'sysadmin_password')
  const asAdmin = {
    admin_subnet: values['management_subnet'],
    admin_start_address: values['management_start_ip'],
    admin_end_address: values['management_end_ip'],
    admin_gateway_address: values['management_gateway_ip'],
  }
  checkAdminNetwork(asAdmin, {simplex: false, others: c.region.of(subclouds).all()})
  if (ongoingStep(c.region, subcloud.id)) {
    refuse(
      400,
      'Reconfiguring subcloud network is not allowed while there is an on-going orchestrated operation in this subcloud. ' +
        'Please try again after the strategy has completed.',
    )
  }
  const first = (name: Part) => textOf(values, name).split(',')[0] ?? ''
  return {
    subnet: first('management_subnet'),
    start: canonical(first('management_start_ip')),
    end: canonical(first('management_end_ip')),
    gateway: canonical(first('management_gateway_ip')),
  }
}

export function startReconfiguring(c: Call, subcloud: Subcloud, network: SubcloudNetwork, values: Values): void {
  const patch = {
    ...(given(values, 'description') ? {description: textOf(values, 'description')} : {}),
    ...(given(values, 'location') ? {location: textOf(values, 'location')} : {}),
  }
  c.sim.start(reconfiguring, c.region.name, subcloud.id, {network, patch})
}
