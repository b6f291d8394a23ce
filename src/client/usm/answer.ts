import * as z from 'zod'
import {ClientError} from '../error.js'
import {kindOfRefusal} from '../state-refusal.js'

/** What usm says about a request it has carried out, or has not. */
export const Answer = z.looseObject({
  info: z.string().nullish(),
  warning: z.string().nullish(),
  error: z.string().nullish(),
  /** Of the checks before a deployment. */
  system_healthy: z.boolean().nullish(),
})

export type Answer = z.infer<typeof Answer>

/** usm may refuse in a reply that says 200. */
export async function accepted<T extends Answer>(answering: Promise<T>): Promise<T> {
  const answer = await answering
  const {info, warning, error} = answer
  if (!error) return answer
  const serverError = {text: error, reason: error, info: info || undefined, warning: warning || undefined, error}
  throw new ClientError(kindOfRefusal('usm', error), error, {service: 'usm', status: 200, serverError})
}
