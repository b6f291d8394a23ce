import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {ptpInstances} from './ptp-instance.js'
import {ptpInterfaces} from './ptp-interface.js'

export const PtpParameter = z.looseObject({
  uuid: z.string(),
  section: z.string().nullish(),
  name: z.string(),
  value: z.string().nullish(),
})

export type PtpParameter = z.infer<typeof PtpParameter>

export type PtpParameters = ReturnType<typeof ptpParameters>

export function ptpParameters(api: Api) {
  const at = (owner: string) => api.list(`${owner}/ptp_parameters`, 'ptp_parameters', PtpParameter)
  return {
    list: () => at(''),
    ofInstance: async (ref: string) => at(path`/ptp_instances/${(await ptpInstances(api).find(ref)).uuid}`),
    ofInterface: async (ref: string) => at(path`/ptp_interfaces/${(await ptpInterfaces(api).find(ref)).uuid}`),
    get: (uuid: string) =>
      api.get(path`/ptp_parameters/${uuid}`, PtpParameter).catch(whenAbsent(`PTP parameter not found: ${uuid}`)),
    modify: (uuid: string, value: string) =>
      api.patch(path`/ptp_parameters/${uuid}`, replacements({value}), PtpParameter),
  }
}
