import {readBounded} from '../../file/read.js'
import type {Found, Look} from '../look.js'
import type {Write} from '../onlooker.js'
import type {RequestBody} from '../transport.js'
import {hasAll, isAlike, isRow, memberOf, type Row, type Wanted} from './alike.js'
import {answeredAsList, identities, unkept} from './identity.js'
import {isNone, rowAt, rowsAt, type Special, withoutQuery} from './special.js'
import {stateRuleFor} from './state.js'
import {sysinvSpecials} from './sysinv-special.js'

/**
 * Whether a request would find things as it wants them: then with what the service would have answered. Undefined where
 * they are otherwise, or where nobody can know, as of a password.
 */
export async function alreadySo(write: Write, look: Look): Promise<{answer: unknown} | undefined> {
  const rule = stateRuleFor(write)
  if (rule) {
    const now = rowAt(await look(rule.where(write.path)))
    return now && rule.so(now) ? {answer: now} : undefined
  }
  const special = specials.find(({method, path}) => method === write.method && path.test(write.path))
  if (special) return special.so(write, look)
  // What is added is known by its name; its password cannot be compared, and need not be.
  if (write.method === 'POST') return amongOthers(write, look)
  if (isSecretive(write)) return undefined
  switch (write.method) {
    case 'DELETE': {
      const asSent = await look(write.path)
      // How it is to be deleted is no question that a service answers.
      const found = asSent === 'unsaid' ? await look(withoutQuery(write.path)) : asSent
      return isGone(found) || isGoing(rowAt(found)) ? {answer: undefined} : undefined
    }
    case 'PATCH':
      return alikeAt(write, look)
    case 'PUT':
      return undefined
  }
}

/** Whether `alreadySo` would know: a deed that leaves no state, a password and a file are not to be seen afterwards. */
export function canTell(write: Write): boolean {
  const {service, method, path, body} = write
  if (stateRuleFor(write) || specials.some((one) => one.method === method && one.path.test(path))) return true
  if (method === 'POST') return identities[service]?.[withoutQuery(path)] !== undefined
  if (isSecretive(write) || method === 'PUT') return false
  if (method === 'DELETE') return true
  const wanted = wantedBy(body?.value)
  // What stands behind the name of a subcloud is something to do.
  const isDeed = service === 'dcmanager' && /^\/subclouds\/[^/]+\/./.test(path)
  return wanted !== undefined && !('action' in wanted) && !isDeed
}

/** Whether the row that is known is as the request wants it; undefined where it does not say. */
export function isAsWanted(write: Write, row: Row): boolean | undefined {
  if (write.method !== 'PATCH' || isSecretive(write) || stateRuleFor(write)) return undefined
  const wanted = wantedBy(write.body?.value)
  return wanted && hasAll(row, wanted)
}

/** What nobody can compare: passwords are told by no service, and files by few. */
const isSecretive = ({body}: Write): boolean =>
  (body?.secrets().length ?? 0) > 0 || (body?.form?.some((part) => 'file' in part) ?? false)

async function alikeAt(write: Write, look: Look): Promise<{answer: unknown} | undefined> {
  const wanted = wantedBy(write.body?.value)
  if (!wanted) return undefined
  const now = rowAt(await look(withoutQuery(write.path)))
  if (!now) return undefined
  return hasAll(now, await resolved(wanted, now, look)) ? {answer: now} : undefined
}

/** What a request asks for, by the names of the request; undefined where that is no set of members. */
export const askedBy = ({body}: Write): Wanted | undefined => wantedBy(body?.value)

/** How it is to be done, and that it is: not what is to be. */
const manner = new Set(['force', 'migrate'])

/** The members that a JSON patch, a JSON object or a form asks for; undefined where it asks for something else. */
function wantedBy(value: unknown): Wanted | undefined {
  if (Array.isArray(value)) {
    const steps = value.filter((step) => !(isRow(step) && step['path'] === '/action' && step['value'] === 'apply'))
    if (steps.length === 0 || !steps.every(isReplacement)) return undefined
    return Object.fromEntries(steps.map((step) => [String(step['path']).slice(1), step['value']]))
  }
  if (!isRow(value)) return undefined
  const members = Object.entries(value).filter(([name, member]) => member !== undefined && !manner.has(name))
  return members.length === 0 ? undefined : Object.fromEntries(members)
}

const isReplacement = (step: unknown): step is Row =>
  isRow(step) && step['op'] !== 'remove' && /^\/[^/]+$/.test(String(step['path']))

/** A group may be named where its id is kept. */
async function resolved(wanted: Wanted, now: Row, look: Look): Promise<Wanted> {
  const group = wanted['group_id']
  if (group === undefined || isAlike(group, memberOf(now, 'group_id')?.value)) return wanted
  const found = rowAt(await look(`/subcloud-groups/${encodeURIComponent(String(group))}`))
  return found ? {...wanted, group_id: found['id']} : wanted
}

/** One of a collection that is known by the same members, and has the others alike. */
async function amongOthers({service, path, body}: Write, look: Look): Promise<{answer: unknown} | undefined> {
  const collection = withoutQuery(path)
  const known = identities[service]?.[collection]
  const wanted = wantedBy(body?.value)
  if (!known || !wanted) return undefined
  const identity = Object.fromEntries(known.map((name) => [name, wanted[name]]))
  const same = rowsAt(await look(placeOf(collection, wanted) ?? path)).filter((row) => hasAll(row, identity) === true)
  const others = Object.entries(wanted).filter(
    ([name, value]) => value !== null && !unkept.has(`${collection} ${name}`),
  )
  const row = same.find((row) => hasAll(row, Object.fromEntries(others)) !== false)
  const list = answeredAsList[collection]
  return row && {answer: list === undefined ? row : {[list]: [row]}}
}

/** What hosts and interfaces have is listed where they are. */
function placeOf(collection: string, {ihost_uuid, interface_uuid}: Wanted): string | undefined {
  if (collection.startsWith('/interface_')) return undefined
  if (typeof ihost_uuid === 'string') return `/ihosts/${ihost_uuid}${collection}`
  return typeof interface_uuid === 'string' ? `/iinterfaces/${interface_uuid}${collection}` : undefined
}

/** Not there; where there may be only one, some services tell of none. */
function isGone(found: Found): boolean {
  if (found === 'absent') return true
  if (found === 'unsaid') return false
  const {value} = found
  const members = isRow(value) ? Object.values(value) : []
  return (Array.isArray(value) && value.length === 0) || (members.length === 1 && isNone(members[0]))
}

/** Some take their time to go: a file system says it in a word, a partition by a number. */
function isGoing(row: Row | undefined): boolean {
  const state = row?.['state']
  const word = isRow(state) ? state['status'] : state
  return /^Deleting\b/.test(String(word)) || (row?.['status'] === 4 && 'type_guid' in row)
}

/** Requests that say what they want in a way of their own. */
const specials: readonly Special[] = [
  ...sysinvSpecials,
  {
    method: 'POST',
    path: /^\/labels\/[^/]+$/,
    async so({path, body}, look) {
      const rows = rowsAt(await look(`/ihosts/${withoutQuery(path).slice('/labels/'.length)}/labels`))
      const wanted = Object.entries(isRow(body?.value) ? body.value : {})
      const found = wanted.map(([key, value]) => rows.find((row) => hasAll(row, {label_key: key, label_value: value})))
      return found.includes(undefined) ? undefined : {answer: {labels: found}}
    },
  },
  {
    method: 'POST',
    path: /^\/device_labels\b/,
    async so({body}, look) {
      const members = (Array.isArray(body?.value) ? body.value : []).filter(isRow)
      const device = members.find((member) => 'pcidevice_uuid' in member)
      const rows = rowsAt(await look('/device_labels')).filter((row) => device && hasAll(row, device) === true)
      const wanted = members.filter((member) => member !== device).flatMap((member) => Object.entries(member))
      const found = wanted.map(([key, value]) => rows.find((row) => hasAll(row, {label_key: key, label_value: value})))
      return found.length === 0 || found.includes(undefined) ? undefined : {answer: {device_labels: found}}
    },
  },
  {
    // What is deleted is named in the query, and looked for among the tags of its name.
    method: 'DELETE',
    path: /^\/registry_image\?image_name_and_tag=/,
    async so({path}, look) {
      const image = decodeURIComponent(path.replace(/^.*?image_name_and_tag=/, ''))
      const [, name = image, tag] = /^(.*):([^:/]+)$/.exec(image) ?? []
      const found = await look(`/registry_image?image_name=${encodeURIComponent(name)}`)
      const tags = rowsAt(found)
      return found === 'absent' || (found !== 'unsaid' && !tags.some((row) => row['tag'] === tag))
        ? {answer: undefined}
        : undefined
    },
  },
  {
    // The server answers as well where there are none.
    method: 'DELETE',
    path: /^\/subcloud-deploy\//,
    async so({path}, look) {
      const files = rowAt(await look(withoutQuery(path)))?.['subcloud_deploy']
      if (!isRow(files)) return undefined
      const query = new URLSearchParams(path.replace(/^[^?]*/, ''))
      const [ofDeployments, ofPrestaging] = ['deployment_files', 'prestage_images'].map(
        (name) => query.get(name) === 'True',
      )
      const named = Object.entries(files).filter(([name]) => {
        if (name === 'software_version') return false
        if (ofDeployments === ofPrestaging) return true
        return name === 'prestage_images' ? ofPrestaging : ofDeployments
      })
      return named.every(([, file]) => isNone(file)) ? {answer: undefined} : undefined
    },
  },
  {
    method: 'POST',
    path: /^\/service_parameter$/,
    async so({path, body}, look) {
      if (!isRow(body?.value) || !isRow(body.value['parameters']) || body.secrets().length > 0) return undefined
      const {parameters, ...section} = body.value
      const rows = rowsAt(await look(path))
      const found = Object.entries(parameters as Row).map(([name, value]) =>
        rows.find((row) => hasAll(row, {...section, name, value}) === true),
      )
      return found.includes(undefined) ? undefined : {answer: {parameters: found}}
    },
  },
  {
    method: 'PUT',
    path: /\/(controller|host)_fs\/update_many$/,
    async so({path, body}, look) {
      const rows = rowsAt(await look(path.replace(/\/update_many$/, '')))
      const changes = (Array.isArray(body?.value) ? body.value : []).map(wantedBy)
      const so = changes.every(
        (wanted) => wanted && rows.some((row) => isAlike(wanted['name'], row['name']) && hasAll(row, wanted) === true),
      )
      return so && changes.length > 0 ? {answer: undefined} : undefined
    },
  },
  {
    method: 'PATCH',
    path: /^\/ptp_(instances|interfaces)\/[^/]+$/,
    async so({path, body}, look) {
      const now = rowAt(await look(path))
      const parameters = now?.['parameters']
      const has = (value: unknown, step: Row) => {
        const section = isRow(parameters) ? parameters[String(step['section'])] : parameters
        return Array.isArray(section) && section.includes(value)
      }
      return now && stepsAreSo(body?.value, has) ? {answer: now} : undefined
    },
  },
  {
    method: 'PATCH',
    path: /^\/(ihosts|iinterfaces)\/[^/]+$/,
    async so(write, look) {
      const member = listedBy(write.body?.value)
      if (member === undefined) return isSecretive(write) ? undefined : alikeAt(write, look)
      const rows = rowsAt(await look(`${write.path}/${member}`))
      const so = stepsAreSo(write.body?.value, (value) => rows.some((row) => isAlike(value, row['id'])))
      return so ? {answer: undefined} : undefined
    },
  },
  {
    // Options of a strategy are set, whether there were some or not.
    method: 'POST',
    path: /^\/sw-update-options\/[^/]+$/,
    so: alikeAt,
  },
  {
    method: 'POST',
    path: /^\/sw-update-strategy\/$/,
    async so({body}, look) {
      const {cloud_name: only, subcloud_group: group, type, ...settings} = isRow(body?.value) ? body.value : {}
      const now = rowAt(await look(`/sw-update-strategy?type=${type}`))
      if (!now || group !== undefined || now['state'] !== 'initial' || hasAll(now, settings) === false) return undefined
      const steps = only === undefined ? [] : rowsAt(await look('/sw-update-strategy/steps'))
      return steps.every((step) => step['cloud'] === only) ? {answer: now} : undefined
    },
  },
  {
    method: 'POST',
    path: /^\/subclouds\/$/,
    async so({body}, look) {
      const name = body && (await nameOfSubcloud(body))
      const now = name === undefined ? undefined : rowAt(await look(`/subclouds/${encodeURIComponent(name)}`))
      return now && {answer: now}
    },
  },
]

/** The list that a JSON patch adds to or takes from, as in `/ptp_instances/-`. */
function listedBy(value: unknown): string | undefined {
  const [step] = Array.isArray(value) ? value : []
  return isRow(step) ? /^\/(\w+)\/-$/.exec(String(step['path']))?.[1] : undefined
}

/** Whether what is to be in a list is, and what is not to be is not. */
function stepsAreSo(value: unknown, has: (value: unknown, step: Row) => boolean): boolean {
  const steps = Array.isArray(value) ? value.filter(isRow) : []
  return steps.length > 0 && steps.every((step) => has(step['value'], step) === (step['op'] !== 'remove'))
}

/** In a field, or in a line of its own of the file of values. */
async function nameOfSubcloud({value, form, made}: RequestBody): Promise<string | undefined> {
  const fields = isRow(value) ? value : {}
  if (typeof fields['name'] === 'string') return fields['name']
  const values = form?.find(({name}) => name === 'bootstrap_values')
  if (!values || !('file' in values)) return undefined
  const content =
    made?.get(values.name) ?? (await readBounded(values.file, {largest: LARGEST_VALUES}).catch(() => undefined))
  const text = content === undefined ? '' : new TextDecoder().decode(content)
  return /^name:[ \t]*(["']?)([\w.-]+)\1[ \t]*(?:#.*)?$/m.exec(text)?.[2]
}

const LARGEST_VALUES = 4 * 1024 * 1024
