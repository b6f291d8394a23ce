import type {Ptp} from '../client/sysinv/platform/ptp.js'
import type {PtpInstance} from '../client/sysinv/platform/ptp-instance.js'
import type {PtpInterface} from '../client/sysinv/platform/ptp-interface.js'
import type {PtpParameter} from '../client/sysinv/platform/ptp-parameter.js'
import {pythonText} from '../output/python-text.js'
import {columns, type View} from '../output/view.js'

const longestJson = 100

/** Whole configurations are kept in parameters: tables show their beginning only, and nothing for nothing. */
function beginning(value: unknown): unknown {
  const isEmpty = !value || (typeof value === 'object' && Object.keys(value).length === 0)
  const text = isEmpty ? '' : pythonText(value)
  if (text.length <= longestJson || !(text.includes('={') || isJsonObject(text))) return text
  return `${text.slice(0, longestJson)}...`
}

function isJsonObject(text: string): boolean {
  try {
    return text.startsWith('{') && Boolean(JSON.parse(text))
  } catch {
    return false
  }
}

export const ptpView: View<Ptp> = {
  show: columns('uuid', 'mode', 'transport', 'mechanism', 'isystem_uuid', 'created_at', 'updated_at'),
  localTime: true,
}

export const ptpInstanceView: View<PtpInstance> = {
  list: columns('uuid', 'name', 'service'),
  sort: 'uuid',
  show: [
    ...columns<PtpInstance>('uuid', 'name', 'service', 'hostnames'),
    {field: 'parameters', value: ({parameters}) => beginning(parameters)},
    {field: 'created_at'},
  ],
  localTime: true,
}

export const ptpInterfaceView: View<PtpInterface> = {
  list: columns('uuid', 'name', 'ptp_instance_name', 'parameters'),
  sort: 'uuid',
  show: [
    ...columns<PtpInterface>('uuid', 'name', 'interface_names', 'ptp_instance_name'),
    {field: 'parameters', value: ({parameters}) => beginning(parameters)},
    {field: 'created_at'},
  ],
  localTime: true,
}

/** PTP interfaces of a host: which of its interfaces they are on. */
export const hostPtpInterfaceView: View<PtpInterface> = {
  list: columns('uuid', 'ptp_instance_name', 'interface_names'),
  sort: 'uuid',
  localTime: true,
}

const value = {field: 'value', value: (parameter: PtpParameter) => beginning(parameter.value)}

export const ptpParameterView: View<PtpParameter> = {
  list: [...columns<PtpParameter>('uuid', 'section', 'name'), value],
  sort: 'uuid',
  show: [...columns<PtpParameter>('uuid', 'name'), value, ...columns<PtpParameter>('created_at', 'updated_at')],
  localTime: true,
}
