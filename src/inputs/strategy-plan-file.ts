import * as z from 'zod'
import {InputError} from './error.js'
import {readText} from './text-file.js'

const HINT = 'write it with: stx strategy TYPE plan … --format json'

const Plan = z.looseObject({
  type: z.string(),
  scope: z.enum(['all', 'group', 'one', 'selection']),
  group: z.string().nullish(),
  selector: z.string().nullish(),
  subclouds: z.array(z.looseObject({name: z.string().min(1), fate: z.string()})).min(1),
})

/** A plan that was kept: who was meant, and by what words they were chosen. */
export interface PlanFile {
  readonly type: string
  readonly scope: z.infer<typeof Plan>['scope']
  readonly group: string | undefined
  readonly selector: string | undefined
  readonly names: readonly string[]
}

/** Reads a plan as `strategy TYPE plan --format json` wrote it. */
export async function readPlanFile(path: string): Promise<PlanFile> {
  const text = await readText(path, 'the plan')
  const {type, scope, group, selector, subclouds} = checked(path, text)
  return {
    ...{type, scope, group: group ?? undefined, selector: selector ?? undefined},
    names: [...new Set(subclouds.map(({name}) => name))],
  }
}

function checked(path: string, text: string): z.infer<typeof Plan> {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw new InputError(`${path} is no plan: it is not JSON`, {hint: HINT})
  }
  const {data, error} = Plan.safeParse(content)
  if (data) return data
  const [issue] = error.issues
  const where = issue?.path.join('.')
  throw new InputError(`${path} is no plan${where ? `: ${where} is missing or wrong` : ''}`, {hint: HINT})
}
