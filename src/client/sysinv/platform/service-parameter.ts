import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {replacements} from '../../json-patch.js'
import {type Pairs, pairsOf} from '../../members.js'
import {path} from '../../path.js'

export const ServiceParameter = z.looseObject({
  uuid: z.string(),
  service: z.string(),
  section: z.string(),
  name: z.string(),
  value: z.string().nullish(),
  personality: z.string().nullish(),
  resource: z.string().nullish(),
})

export type ServiceParameter = z.infer<typeof ServiceParameter>

const Created = z.looseObject({parameters: z.array(z.looseObject({uuid: z.string()}))})

export interface ServiceParameterFilter {
  service?: string
  section?: string
  name?: string
}

/** Where custom parameters go: to a resource of puppet, on hosts of a personality. */
export interface CustomResource {
  personality?: string
  resource?: string
}

/** By name; the server refuses null in its own words. */
export type ParameterValues = Readonly<Record<string, string | null>> | Pairs<string | null>

export type ServiceParameters = ReturnType<typeof serviceParameters>

export function serviceParameters(api: Api) {
  const get = (uuid: string) =>
    api
      .get(path`/service_parameter/${uuid}`, ServiceParameter)
      .catch(whenAbsent(`Service parameter not found: ${uuid}`, {resource: 'service-parameter', ref: uuid}))

  /** As the server filters: by one member, the last of those given. */
  const listByLast = (filter: ServiceParameterFilter = {}) =>
    api.list('/service_parameter', 'parameters', ServiceParameter, {query: queryOf(filter)})

  return {
    get,
    listByLast,
    async list(filter: ServiceParameterFilter = {}): Promise<ServiceParameter[]> {
      const wanted = Object.entries(filter).filter(([, value]) => value !== undefined)
      return (await listByLast(filter)).filter((row) => wanted.every(([name, value]) => row[name] === untyped(value)))
    },
    /** Returns what was created, in its order. */
    async add(service: string, section: string, values: ParameterValues, custom: CustomResource = {}) {
      const parameters = Object.fromEntries(checked(values, custom))
      const {personality = null, resource = null} = custom
      const created = await api.post(
        '/service_parameter',
        {service, section, personality, resource, parameters},
        Created,
      )
      const found: ServiceParameter[] = []
      for (const {uuid} of created.parameters) found.push(await get(uuid))
      return found
    },
    /** Returns what was changed, in its order. */
    async modify(service: string, section: string, values: ParameterValues, custom: CustomResource = {}) {
      const pairs = checked(values, custom)
      const all = await listByLast()
      const changed: ServiceParameter[] = []
      for (const [name, value] of pairs) {
        const found = all.find((row) => row.service === service && row.section === section && row.name === name)
        if (!found) throw notFound(service, section, name, all)
        const body = replacements({name, value, ...custom})
        changed.push(await api.patch(path`/service_parameter/${found.uuid}`, body, ServiceParameter))
      }
      return changed
    },
    delete: (uuid: string) =>
      api
        .delete(path`/service_parameter/${uuid}`)
        .catch(whenAbsent('Failed to delete service parameters', undefined, `there is none with uuid ${uuid}`)),
    /** Makes the hosts use what is stored; returns before they do. */
    apply: (service: string, section?: string) =>
      api.post('/service_parameter/apply', {service, section: section ?? null}, z.unknown()),
  }
}

const typed = /^(string|integer|float|datetime|boolean)::(.*)$/s

const untyped = (value: string) => typed.exec(value)?.[2] ?? value

function queryOf({service, section, name}: ServiceParameterFilter) {
  const [field, value] = Object.entries({name, section, service}).find(([, one]) => one !== undefined) ?? []
  if (field === undefined || value === undefined) return undefined
  return {'q.field': field, 'q.op': 'eq', 'q.type': typed.exec(value)?.[1] ?? '', 'q.value': untyped(value)}
}

/** Of a name that comes again the last value counts. */
function checked(values: ParameterValues, {personality, resource}: CustomResource): [string, string | null][] {
  const pairs = new Map(pairsOf(values))
  if (pairs.size > 1 && (personality !== undefined || resource !== undefined)) {
    throw new ClientError('usage', 'Cannot specify multiple parameters with custom resource.')
  }
  return [...pairs]
}

const notFound = (service: string, section: string, name: string, all: readonly ServiceParameter[]) =>
  new ClientError('not-found', `Service Parameter not found: service ${service}, section ${section}, name ${name}`, {
    service: 'sysinv',
    about: {resource: 'service-parameter', ref: name},
    missed: {
      ref: name,
      among: all.filter((one) => one.service === service && one.section === section).map((one) => one.name),
    },
  })
