import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

export const ptpServices = ['synce4l', 'phc2sys', 'gnss-monitor', 'ptp4l', 'dpll-mgr', 'clock', 'ts2phc'] as const

export interface PtpInstance extends Row {
  readonly name: string
  readonly service: string
  /** hosts that run it */
  readonly host_uuids: readonly string[]
}

export interface PtpInterface extends Row {
  readonly name: string
  readonly ptp_instance_uuid: string
  /** interfaces of hosts that it is assigned to */
  readonly interface_uuids: readonly string[]
}

export interface PtpParameter extends Row {
  readonly section: string
  readonly name: string
  readonly value: string
  /** instances and interfaces that use it */
  readonly owners: readonly string[]
}

export const ptpInstances = collection<PtpInstance>('sysinv.ptp-instance', {key: 'uuid', index: ['name']})
export const ptpInterfaces = collection<PtpInterface>('sysinv.ptp-interface', {key: 'uuid', index: ['name']})
export const ptpParameters = collection<PtpParameter>('sysinv.ptp-parameter', {key: 'uuid'})
