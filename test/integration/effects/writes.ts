import diagnostics from 'node:diagnostics_channel'
import {afterAll, beforeAll} from 'vitest'

const CHANNEL = 'http.client.request.start'

/** Every request that this process sends to change something, in order; to sign in changes nothing. */
export function useWrites(): {writes: string[]} {
  const writes: string[] = []
  const hear = (message: unknown) => {
    const {method, path} = (message as {request: {method: string; path: string}}).request
    if (method !== 'GET' && !path.endsWith('/auth/tokens')) writes.push(`${method} ${path}`)
  }
  beforeAll(() => diagnostics.subscribe(CHANNEL, hear))
  afterAll(() => void diagnostics.unsubscribe(CHANNEL, hear))
  return {writes}
}
