import {Args, Flags} from '@oclif/core'
import * as z from 'zod'
import type {Apis} from '../cli/apis.js'
import {Acting} from '../cli/changing.js'
import type {Given} from '../cli/command.js'
import {confirmFlags} from '../cli/flags.js'
import {type Facts, nothing, type Result, said, text} from '../cli/result.js'
import type {Part} from '../client/upload.js'
import {formParts, requestBody, requestPath} from '../inputs/request.js'
import {withoutPasswords} from '../output/embedded-secret.js'

export const requestArgs = {
  service: Args.string({
    required: true,
    options: ['keystone', 'sysinv', 'dcmanager', 'fm', 'usm', 'vim'],
    description: 'which service',
  }),
  path: Args.string({required: true, description: 'what there, below its endpoint, as in /ihosts'}),
}

const dataFlag = {
  data: Flags.string({char: 'd', summary: 'the body, as JSON', helpValue: 'JSON|@FILE|-'}),
}

export const bodyFlags = {
  ...dataFlag,
  form: Flags.string({
    char: 'F',
    multiple: true,
    multipleNonGreedy: true,
    exclusive: ['data'],
    summary: 'a part of a form; may be repeated',
    helpValue: 'NAME=VALUE|NAME=@FILE',
  }),
  ...confirmFlags,
}

export const deletionFlags = {...dataFlag, ...confirmFlags}

/** What a service answered: as it is for people, and for programs whatever can be made of it. */
export function answered(answer: unknown, request: string): Result {
  const value = masked(answer)
  if (value === undefined || value === null || value === '') return said(`${request}: done`)
  const facts = Array.isArray(value) ? value.map(factsOf) : factsOf(value)
  return text(typeof value === 'string' ? value : JSON.stringify(value, undefined, 2), facts)
}

/** As everywhere: the passwords within install values are nobody's business. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  return withoutPasswords(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, masked(member)])))
}

const factsOf = (value: unknown): Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : {value}

/** A request of one's own that may change something. */
export abstract class RequestCommand extends Acting {
  // oclif looks for inherited statics only as far as each class has one of its own.
  static override baseFlags = Acting.baseFlags
  static override args = requestArgs

  abstract readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'

  #path = ''
  #body: unknown
  #parts: Part[] | undefined

  override asks({args: {service, path}}: RequestGiven) {
    return {target: path, deed: `send ${this.method} ${path} to ${service}`}
  }

  override async check({args: {path}, flags: {data, form}}: RequestGiven) {
    this.#path = requestPath(path)
    this.#parts = form && (await formParts(form))
    this.#body = data === undefined ? undefined : await requestBody(data, this.context.io.stdin)
  }

  async act(apis: Apis, {args: {service}}: RequestGiven): Promise<Result> {
    const answer = await this.#send(apis[service as keyof Apis])
    // Nothing follows from what nobody answered.
    return this.rehearses ? nothing : answered(answer, `${this.method} ${this.#path}`)
  }

  #send(api: Apis[keyof Apis]): Promise<unknown> {
    const [path, body, schema] = [this.#path, this.#body, z.unknown()]
    if (this.method === 'DELETE') return api.delete(path, schema, {body})
    if (this.#parts) return api.upload(path, this.#parts, schema, {method: this.method})
    switch (this.method) {
      case 'POST':
        return api.post(path, body, schema)
      case 'PATCH':
        return api.patch(path, body, schema)
      case 'PUT':
        return api.put(path, body, schema)
    }
  }
}

type RequestGiven = Given<{args: typeof requestArgs; flags: typeof bodyFlags}>
