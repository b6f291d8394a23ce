import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {type PatchStep, replacements} from '../../json-patch.js'
import type {Pairs} from '../../members.js'
import {path} from '../../path.js'
import {only} from '../singleton.js'
import {systems} from './system.js'

export const Oam = z.looseObject({
  uuid: z.string(),
  oam_subnet: z.string().nullish(),
  oam_floating_ip: z.string().nullish(),
  region_config: z.boolean().nullish(),
})

export type Oam = z.infer<typeof Oam>

/** Texts, as the server takes them. A simplex system has `oam_ip` instead of the floating one and those of controllers. */
export type OamChange = Partial<
  Record<
    | 'oam_subnet'
    | 'oam_gateway_ip'
    | 'oam_floating_ip'
    | 'oam_c0_ip'
    | 'oam_c1_ip'
    | 'oam_ip'
    | 'oam_start_ip'
    | 'oam_end_ip',
    string
  >
>

export interface OamOfSystem {
  oam: Oam
  /** One controller, so one address, which goes by another name. */
  simplex: boolean
}

export type OamSettings = ReturnType<typeof oam>

export function oam(api: Api) {
  const isSimplex = async () => (await systems(api).get()).system_mode === 'simplex'
  const first = () => only(api, '/iextoam', 'iextoams', Oam)
  return {
    get: async (): Promise<OamOfSystem> => ({oam: await first(), simplex: await isSimplex()}),
    /** The new addresses are in use after the hosts were locked and unlocked. */
    async modify(change: OamChange | Pairs): Promise<OamOfSystem> {
      const {uuid} = await first()
      const simplex = await isSimplex()
      const steps = replacements(change)
      const body = simplex ? steps.map(ofSimplex) : steps
      const changed = await api.patch(path`/iextoam/${uuid}`, body, Oam).catch(whenAbsent(`OAM IP not found: ${uuid}`))
      return {oam: changed, simplex}
    },
  }
}

const ofDuplex = ['/oam_floating_ip', '/oam_c0_ip', '/oam_c1_ip']

function ofSimplex(step: PatchStep): PatchStep {
  if (ofDuplex.includes(step.path)) {
    throw new ClientError('usage', `${step.path.slice(1)} is not supported on a simplex system`, {hint: 'use oam_ip'})
  }
  return step.path === '/oam_ip' ? {...step, path: '/oam_floating_ip'} : step
}
