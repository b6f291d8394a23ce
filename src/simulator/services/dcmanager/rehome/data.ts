import {refuse} from '../../../http/refusal.js'
import type {Subcloud} from '../record/model.js'
import {controllerGatewayOf} from '../values/bootstrap.js'
import {type Values, yamlValues} from '../values/values.js'

const secrets = ['sysadmin_password', 'ansible_ssh_pass', 'ansible_become_pass']

export const savedPayload = (subcloud: Subcloud): Values => (subcloud.rehomeData?.['saved_payload'] ?? {}) as Values

/** What another site needs to take a subcloud over: its bootstrap values, and the address where it is found. */
export function rehomeDataOf(
  subcloud: Subcloud,
  bootstrapValues: string | undefined,
  bootstrapAddress: string | undefined,
): Partial<Subcloud> {
  if (!bootstrapValues && !bootstrapAddress) return {}
  const before = savedPayload(subcloud)
  let saved = before
  if (bootstrapValues) {
    const values = yamlValues(bootstrapValues, 'bootstrap_values')
    const kept = Object.entries(values).filter(([key]) => !secrets.includes(key))
    const known = before['bootstrap-address']
    saved = {...Object.fromEntries(kept), ...(known === undefined ? {} : {'bootstrap-address': known})}
    const admin = saved['admin_password']
    if (typeof admin === 'string') saved = {...saved, admin_password: Buffer.from(admin).toString('base64')}
  } else if (subcloud.rehomeData === null) {
    refuse(
      422,
      'Bad subcloud request: Cannot update bootstrap_address into rehome data, need to import bootstrap_values first',
    )
  }
  if (bootstrapAddress) saved = {...saved, 'bootstrap-address': bootstrapAddress}
  const gateway = controllerGatewayOf(saved)
  return {rehomeData: {saved_payload: saved}, ...(gateway === '' ? {} : {controllerGateway: gateway})}
}

/** Both the values and the address are there. */
export const canBeRehomed = (subcloud: Subcloud): boolean => Boolean(savedPayload(subcloud)['bootstrap-address'])
