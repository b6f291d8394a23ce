import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Values} from './values.js'

/** The body as a mapping; each resource has its own words for one that is none. */
export function jsonBody(c: Call, complaint = 'Body required'): Values {
  const {body} = c
  const empty = body === null || typeof body !== 'object' || Array.isArray(body)
  if (empty || Object.keys(body).length === 0) refuse(400, complaint)
  return body as Values
}
