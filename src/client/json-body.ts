import {redactBody, secretsIn} from './redact.js'
import type {RequestBody} from './transport.js'

/** A value as the JSON body of a request. */
export function jsonBody(value: unknown): RequestBody {
  const text = JSON.stringify(value)
  return {
    send: () => text,
    show: () => redactBody(text),
    secrets: () => secretsIn(text),
    // As it is sent: without members that are not given.
    get value(): unknown {
      return text === undefined ? undefined : JSON.parse(text)
    },
  }
}
