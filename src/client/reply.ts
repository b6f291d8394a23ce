import type * as z from 'zod'
import {ClientError} from './error.js'
import {refusal} from './refusal.js'
import {looksLikeHtml} from './server-error.js'
import {saysStale} from './stale-token.js'
import type {HttpReply, HttpRequest} from './transport.js'

/**
 * Schemas check replies, they do not convert them: input and output are the same type, so what callers get is what
 * the server sent, in its own order and with members that we do not know yet.
 *
 * Every zod schema is one. Only what is used here is named: to compare the whole of zod's type takes the compiler a
 * minute over all resources.
 */
export interface Schema<T> {
  readonly _zod: {readonly output: T}
  safeParse(value: unknown): {success: true; error?: undefined} | {success: false; error: Mismatch}
}

type Mismatch = Error & {issues: readonly z.core.$ZodIssue[]}

/** The checked content of a reply. */
export function readReply<T>(request: HttpRequest, reply: HttpReply, schema: Schema<T>): T {
  return check(request, reply, readJson(request, reply), schema)
}

/** The content of a reply; undefined where it is empty. */
export function readJson(request: HttpRequest, reply: HttpReply): unknown {
  if (reply.status < 200 || reply.status > 299 || saysStale(request.service, reply))
    throw refusal(request.service, request.method, reply)
  if (reply.text.trim() === '') return undefined
  try {
    return JSON.parse(reply.text)
  } catch (error) {
    const what = looksLikeHtml(reply.contentType, reply.text) ? 'a web page' : 'something'
    throw unusable(
      request,
      reply,
      `with ${what} that is not JSON`,
      'check that the endpoint is the one of the service',
      error,
    )
  }
}

export function check<T>(request: HttpRequest, reply: HttpReply, value: unknown, schema: Schema<T>, at = ''): T {
  const result = schema.safeParse(value)
  const issue = result.error?.issues.find((found) => !onlyLacks(value, found))
  if (issue === undefined) return value as T
  if (value === undefined && at === '') {
    throw unusable(request, reply, 'with nothing where content was expected', 'see its log', result.error)
  }
  const where = [at, ...issue.path].filter((part) => part !== '').join('.')
  const what = `in a form that is not known: ${where ? `${where}: ` : ''}${issue.message}`
  throw unusable(request, reply, what, 'the service may be of a release that this client does not know', result.error)
}

const needed: ReadonlySet<string> = new Set(['uuid', 'id', 'release_id', 'backend', 'forihostid', 'content'])

/**
 * A single value that is null or not there is no reason to keep the rest from an operator: servers of other releases
 * leave members out, and the official programs print them empty. What identifies an object, or leads to the next
 * request, must be there.
 */
function onlyLacks(value: unknown, issue: z.core.$ZodIssue): boolean {
  const name = issue.path.at(-1)
  if (typeof name !== 'string' || needed.has(name)) return false
  if (issue.code === 'invalid_type' && ['object', 'array', 'record'].includes(issue.expected)) return false
  return inside(value, issue.path) == null
}

function inside(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((inner, key) => (isObject(inner) ? inner[key] : undefined), value)
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}

function unusable(
  {service, method}: HttpRequest,
  {url, status, requestId}: HttpReply,
  what: string,
  hint: string,
  cause: unknown,
): ClientError {
  const about = {service, method, url, status, requestId, hint, cause}
  return new ClientError('failed', `${service} answered ${method} ${url} ${what}`, about)
}
