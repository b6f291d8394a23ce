import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {type Application, type Chart, current} from '../application/model.js'
import {reapplyOnDemand} from '../application/reapply.js'
import {type HelmOverride, helmOverrides} from '../record/helm-override.js'
import {hosts} from '../record/host.js'
import {add} from '../row.js'
import {setValue} from './set-value.js'
import {systemOverrides} from './system-override.js'
import {isValues, merge, printSystemOverrides, printValues, readValues} from './values.js'

const applicationOf = (c: Call, name: string): Application =>
  current(c.region, name) ?? refuse(400, `Application ${name} not found.`)

const notYet: Readonly<Record<string, string>> = {
  'upload-failed': 'Try deleting the app and uploading again before running the override commands.',
  uploading: 'Wait until the upload process finishes.',
}

export function listCharts(c: Call) {
  const {app_name: name} = c.query
  if (name === undefined) refuse(400, 'Missing argument: "app_name"')
  const application =
    current(c.region, name) ??
    refuse(400, `Unable to get the helm charts for application ${name}: No application with name ${name}.`)
  const wait = notYet[application.status]
  if (wait !== undefined) {
    refuse(
      400,
      `It's not possible list or update the overrides right now. The app is currently in ${application.status} state. ${wait}`,
    )
  }
  const {charts} = application.package
  return {
    charts: [...new Set(charts.map((chart) => chart.name))].map((chart) => {
      const places = charts.filter((one) => one.name === chart)
      return {
        name: chart,
        enabled: places.map((place) => stored(c, application, place)?.attributes.enabled ?? 'true'),
        namespaces: places.map(({namespace}) => namespace),
      }
    }),
  }
}

const stored = (c: Call, application: Application, {name, namespace}: Chart): HelmOverride | undefined =>
  c.region.of(helmOverrides).find({application_uuid: application.uuid, name, namespace})

function chartAsked(c: Call): Chart {
  const {name, namespace} = c.query
  if (!name) refuse(400, 'Name must be specified.')
  if (!namespace) refuse(400, 'Namespace must be specified.')
  return {name, namespace}
}

export function showOverrides(c: Call<'app'>) {
  const chart = chartAsked(c)
  const application = applicationOf(c, c.params.app)
  const {name, namespace} = chart
  const row = stored(c, application, chart)
  if (row === undefined && !has(application, chart)) {
    refuse(400, `Unable to get the helm chart attributes for chart ${name} under Namespace ${namespace}: no such chart`)
  }
  const user = row?.user_overrides ?? null
  const controllers = c.region.of(hosts).where({personality: 'controller'}).length
  const system = has(application, chart) ? systemOverrides(application.name, name, controllers) : undefined
  const combined = merge(system ?? {}, readValues(user ?? ''))
  const {enabled} = row?.attributes ?? {}
  return {
    name,
    namespace,
    attributes: enabled === undefined ? null : `enabled: ${enabled}\n`,
    system_overrides: system === undefined ? null : printSystemOverrides(system),
    user_overrides: user,
    combined_overrides: system === undefined && user === null ? null : printValues(combined),
  }
}

const has = ({package: {charts}}: Application, {name, namespace}: Chart): boolean =>
  charts.some((one) => one.name === name && one.namespace === namespace)

interface Update {
  readonly flags?: Readonly<Record<string, unknown>>
  readonly values?: {readonly files?: readonly unknown[]; readonly set?: readonly unknown[]}
  readonly attributes?: Readonly<Record<string, unknown>>
}

export function updateOverrides(c: Call<'app'>) {
  const chart = chartAsked(c)
  const {flags = {}, values = {}, attributes = {}} = (isValues(c.body) ? c.body : {}) as Update
  const {reuse_values: reuse = false, reset_values: reset = true, reapply = false, reapply_all: all = false} = flags
  const both = (one: string, other: string): never =>
    refuse(400, `Invalid flags: '${one}' and '${other}' cannot both be True.`)
  if (reuse && reset) both('reuse_values', 'reset_values')
  if (reapply && all) both('reapply', 'reapply_all')
  const set = (values.set ?? []).map(String)
  if (set.some((one) => one.includes(','))) {
    refuse(
      400,
      'Invalid input: One (or more) set overrides contains multiple values. Consider using --values option instead.',
    )
  }
  const application = applicationOf(c, c.params.app)
  const before = stored(c, application, chart)
  const files = [...(reuse && before?.user_overrides ? [before.user_overrides] : []), ...(values.files ?? [])]
  // What is not reused is gone, even where the request was about an attribute only.
  const user = files.length + set.length > 0 ? merged(chart, files.map(String), set) : null
  const wanted = attributesWanted(attributes)
  save(c, application, chart, {user_overrides: user, attributes: {...before?.attributes, ...wanted}})
  if (reapply) reapplyOnDemand(c, application)
  if (all) reapplyOnDemand(c)
  return {
    ...chart,
    ...(user === null ? {} : {user_overrides: user}),
    ...(Object.keys(wanted).length === 0 ? {} : {attributes: wanted}),
  }
}

function merged({name, namespace}: Chart, files: readonly string[], set: readonly string[]): string {
  try {
    const filed = files.map(readValues).reduce(merge, {})
    // The genuine server passes over what is not exactly one name and one value.
    return printValues(set.filter((one) => /^[^=]+=[^=]*$/.test(one)).reduce(setValue, filed))
  } catch {
    return refuse(
      400,
      `Unable to update the helm chart attributes for chart ${name} under Namespace ${namespace}. ` +
        'Please check sysinv.log for details.',
    )
  }
}

function attributesWanted(attributes: Readonly<Record<string, unknown>>): {enabled?: boolean} {
  for (const name of Object.keys(attributes)) {
    if (name !== 'enabled') refuse(400, `Invalid chart attribute: ${name} must be one of [enabled]`)
  }
  return 'enabled' in attributes ? {enabled: ['true', 'True'].includes(String(attributes['enabled']))} : {}
}

function save(
  c: Call,
  application: Application,
  chart: Chart,
  values: Pick<HelmOverride, 'user_overrides' | 'attributes'>,
): void {
  const table = c.region.of(helmOverrides)
  const row = stored(c, application, chart)
  if (row !== undefined) table.update(row.uuid, {...values, updatedAt: c.sim.now()})
  else {
    const uuid = c.sim.random(c.region.name, 'helm-override.uuid').uuid()
    add(table, c.sim.now(), {uuid, application_uuid: application.uuid, ...chart, ...values})
  }
}

export function deleteOverrides(c: Call<'app'>) {
  const chart = chartAsked(c)
  const row = stored(c, applicationOf(c, c.params.app), chart)
  if (row !== undefined) c.region.of(helmOverrides).update(row.uuid, {user_overrides: null, updatedAt: c.sim.now()})
  return reply(204)
}
