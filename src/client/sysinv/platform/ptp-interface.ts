import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {path} from '../../path.js'
import {hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'
import {isId, theOne} from '../lookup.js'
import {interfaces} from '../network/interface.js'
import {type PtpStep, type PtpValues, parameterSteps} from './ptp-change.js'
import {ptpInstances} from './ptp-instance.js'

/** The settings of a PTP instance for some interfaces. */
export const PtpInterface = z.looseObject({
  id: z.number(),
  uuid: z.string(),
  name: z.string(),
  ptp_instance_name: z.string().nullish(),
  /** As in `controller-0/data0`. */
  interface_names: z.array(z.string()).nullish(),
  parameters: z.array(z.string()).nullish(),
})

export type PtpInterface = z.infer<typeof PtpInterface>

export type PtpInterfaces = ReturnType<typeof ptpInterfaces>

export function ptpInterfaces(api: Api) {
  const list = () => api.list('/ptp_interfaces', 'ptp_interfaces', PtpInterface)
  const ofHost = hostInventory(api, 'ptp_interfaces', PtpInterface)

  /** By name, number or uuid. */
  async function find(ref: string): Promise<PtpInterface> {
    const missing = `PTP interface not found: ${ref}`
    const about = {resource: 'ptp-interface', ref} as const
    if (isId(ref)) return api.get(path`/ptp_interfaces/${ref}`, PtpInterface).catch(whenAbsent(missing, about))
    return theOne(await list(), ({name}) => name === ref, missing, about)
  }

  async function change(op: PtpStep['op'], ref: string, values: PtpValues): Promise<PtpInterface> {
    const {uuid} = await find(ref)
    return api.patch(path`/ptp_interfaces/${uuid}`, parameterSteps(op, values), PtpInterface)
  }

  const on = (uuid: string) => api.list(path`/iinterfaces/${uuid}/ptp_interfaces`, 'ptp_interfaces', PtpInterface)

  /** What the interface of the host has after one was added or taken away. */
  async function onInterface(op: PtpStep['op'], host: string, iface: string, ref: string): Promise<PtpInterface[]> {
    const {uuid} = await interfaces(api).find(await hosts(api).get(host), iface)
    const {id} = await find(ref)
    const body: PtpStep[] = [{op, path: '/ptp_interfaces/-', value: id}]
    await api.patch(path`/iinterfaces/${uuid}`, body, z.unknown())
    return on(uuid)
  }

  return {
    list,
    find,
    async add(name: string, instance: string): Promise<PtpInterface> {
      const {uuid: ptp_instance_uuid, service} = await ptpInstances(api).find(instance)
      if (service === 'gnss-monitor') {
        throw new ClientError('usage', 'PTP instance of gnss-monitor type does not support interface')
      }
      return api.post('/ptp_interfaces', {name, ptp_instance_uuid}, PtpInterface)
    },
    async delete(ref: string): Promise<PtpInterface> {
      const found = await find(ref)
      await api.delete(path`/ptp_interfaces/${found.uuid}`)
      return found
    },
    ofHost: ofHost.list,
    async ofInterface(host: string, iface: string): Promise<PtpInterface[]> {
      const {uuid} = await interfaces(api).find(await hosts(api).get(host), iface)
      return on(uuid)
    },
    assign: (host: string, iface: string, ref: string) => onInterface('add', host, iface, ref),
    remove: (host: string, iface: string, ref: string) => onInterface('remove', host, iface, ref),
    addParameters: (ref: string, values: PtpValues) => change('add', ref, values),
    deleteParameters: (ref: string, values: PtpValues) => change('remove', ref, values),
  }
}
