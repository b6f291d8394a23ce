import type {Api} from '../api.js'
import {ClientError} from '../error.js'
import type {Schema} from '../reply.js'

/** A resource that a system has one of, though the API lists it. */
export async function only<T>(api: Api, path: string, key: string, schema: Schema<T>): Promise<T> {
  const [first] = await api.list(path, key, schema)
  if (first !== undefined) return first
  throw new ClientError('not-found', `sysinv lists no ${key}`, {
    service: 'sysinv',
    hint: 'the system may not be configured yet',
  })
}
