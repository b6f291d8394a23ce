import {whenAbsent} from '../absent.js'
import type {Api} from '../api.js'
import {path} from '../path.js'
import type {Schema} from '../reply.js'

/** Creates `what` and reads it once more, as the official client does: replies to POST lack what is worked out later. */
export async function create<T extends {uuid: string}>(
  api: Api,
  collection: string,
  what: string,
  body: Record<string, unknown>,
  schema: Schema<T>,
): Promise<T> {
  const {uuid} = await api.post(collection, body, schema)
  return api.get(`${collection}${path`/${uuid}`}`, schema).catch(whenAbsent(`Created ${what} UUID not found: ${uuid}`))
}
