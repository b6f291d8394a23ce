import * as z from 'zod'
import {InputError} from './error.js'
import {readText} from './text-file.js'

const NAME = 'the plan'
const HINT = 'write it with: stx strategy … plan --format json'

const Site = z.looseObject({name: z.string().optional(), subcloud: z.string().optional(), fate: z.string()})
const Plan = z.union([z.array(Site), z.looseObject({subclouds: z.array(Site)})])

/** Those that took part when somebody planned: a plan as `strategy … plan` writes it in JSON. */
export async function readPlannedSites(path: string): Promise<readonly string[]> {
  const text = await readText(path, NAME)
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw new InputError(`${path} is no plan: it is not JSON`, {hint: HINT})
  }
  const {data} = Plan.safeParse(content)
  if (!data) throw new InputError(`${path} is no plan: it says of no subclouds what becomes of them`, {hint: HINT})
  const sites = Array.isArray(data) ? data : data.subclouds
  const names = sites.flatMap(({name, subcloud, fate}) => {
    const named = name ?? subcloud
    return named !== undefined && /^takes[ -]part$/.test(fate) ? [named] : []
  })
  if (names.length === 0) throw new InputError(`in the plan ${path} no subcloud takes part`, {hint: HINT})
  return [...new Set(names)]
}
