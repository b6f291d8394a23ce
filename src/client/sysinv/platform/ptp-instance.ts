import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import {hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'
import {isId, theOne} from '../lookup.js'
import {type PtpStep, type PtpValues, parameterSteps} from './ptp-change.js'

/** One configured PTP program, such as a ptp4l, and the hosts that run it. */
export const PtpInstance = z.looseObject({
  id: z.number(),
  uuid: z.string(),
  name: z.string(),
  service: z.string(),
  hostnames: z.array(z.string()).nullish(),
  /** `name=value` texts by section. */
  parameters: z.union([z.record(z.string(), z.array(z.string())), z.array(z.string())]).nullish(),
})

export type PtpInstance = z.infer<typeof PtpInstance>

export type PtpInstances = ReturnType<typeof ptpInstances>

export function ptpInstances(api: Api) {
  const list = () => api.list('/ptp_instances', 'ptp_instances', PtpInstance)
  const ofHost = hostInventory(api, 'ptp_instances', PtpInstance)

  /** By name, number or uuid. */
  async function find(ref: string): Promise<PtpInstance> {
    const missing = `PTP instance not found: ${ref}`
    const about = {resource: 'ptp-instance', ref} as const
    if (isId(ref)) return api.get(path`/ptp_instances/${ref}`, PtpInstance).catch(whenAbsent(missing, about))
    return theOne(await list(), ({name}) => name === ref, missing, about)
  }

  const patch = (uuid: string, body: PtpStep[]) => api.patch(path`/ptp_instances/${uuid}`, body, PtpInstance)

  const change = ({uuid}: PtpInstance, op: PtpStep['op'], section: string, values: PtpValues) =>
    patch(uuid, parameterSteps(op, values, section))

  /** The instances of the host after one was added or taken away. */
  async function onHost(op: PtpStep['op'], host: string, ref: string): Promise<PtpInstance[]> {
    const owner = await hosts(api).get(host)
    const {id} = await find(ref)
    const body: PtpStep[] = [{op, path: '/ptp_instances/-', value: id}]
    await api.patch(path`/ihosts/${owner.uuid}`, body, z.unknown())
    return ofHost.on(owner)
  }

  return {
    list,
    find,
    add: (name: string, service: string) => api.post('/ptp_instances', {name, service}, PtpInstance),
    async delete(ref: string): Promise<PtpInstance> {
      const instance = await find(ref)
      await api.delete(path`/ptp_instances/${instance.uuid}`)
      return instance
    },
    apply: () => api.post('/ptp_instances/apply', undefined, z.unknown()),
    ofHost: ofHost.list,
    assign: (host: string, ref: string) => onHost('add', host, ref),
    remove: (host: string, ref: string) => onHost('remove', host, ref),
    /** The server takes parameters that the service does not know; its daemon does not. */
    addParameters: (to: PtpInstance, section: string, values: PtpValues) => change(to, 'add', section, values),
    deleteParameters: (of: PtpInstance, section: string, values: PtpValues) => change(of, 'remove', section, values),
    /** Replaces the configuration of a DPLL manager: JSON in ASCII, without spaces. */
    configure: (manager: PtpInstance, json: string) => change(manager, 'add', 'config_json', {config_json: json}),
  }
}
