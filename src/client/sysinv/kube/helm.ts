import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {path} from '../../path.js'
import {applications} from './application.js'

export const HelmChart = z.looseObject({
  name: z.string(),
  namespaces: z.array(z.string()),
  enabled: z.array(z.unknown()).nullish(),
})

export type HelmChart = z.infer<typeof HelmChart>

/** Overrides are YAML texts; a reply holds those that the request was about. */
export const HelmOverrides = z.looseObject({
  name: z.string(),
  namespace: z.string(),
  // A change answers with an object, a question with YAML.
  attributes: z.union([z.string(), z.looseObject({})]).nullish(),
  system_overrides: z.string().nullish(),
  user_overrides: z.string().nullish(),
  combined_overrides: z.string().nullish(),
})

export type HelmOverrides = z.infer<typeof HelmOverrides>

export interface ChartRef {
  application: string
  chart: string
  namespace: string
}

export interface OverrideUpdate {
  /** YAML texts, merged in their order. */
  files?: readonly string[]
  /** As helm's --set has them, one assignment each: the server refuses commas. */
  set?: readonly string[]
  /** Adds to the overrides that are stored, instead of replacing all of them. */
  reuse?: boolean
  reapply?: boolean
  reapplyAll?: boolean
}

export type Helm = ReturnType<typeof helm>

export function helm(api: Api) {
  const at = (application: string) => path`/helm_charts/${application}`
  const of = ({chart: name, namespace}: ChartRef) => ({query: {name, namespace}})

  async function charts(application: string): Promise<HelmChart[]> {
    const {name} = await applications(api)
      .get(application)
      .catch(whenAbsent(`Application not found: ${application}`, {resource: 'application', ref: application}))
    return api.list('/helm_charts/', 'charts', HelmChart, {query: {app_name: name}})
  }

  /** The server takes any name: a chart that is not there would be changed without an effect. */
  async function find({application, chart, namespace}: ChartRef): Promise<void> {
    const ref = `${chart}:${namespace}`
    const among = (await charts(application)).flatMap(({name, namespaces}) => namespaces.map((one) => `${name}:${one}`))
    if (among.includes(ref)) return
    throw new ClientError('not-found', `Chart overrides ${ref} for application ${application} not found`, {
      service: 'sysinv',
      about: {resource: 'helm-override', ref, of: application},
      missed: {ref, among},
    })
  }

  const patch = (ref: ChartRef, flags: object, values: object, attributes: object) =>
    api.patch(at(ref.application), {flags, values, attributes}, HelmOverrides, of(ref))

  return {
    charts,
    find,
    /** Does not look first whether the chart is there; nor do those below. */
    overrides: (ref: ChartRef) => api.get(at(ref.application), HelmOverrides, of(ref)),
    update(ref: ChartRef, {files = [], set = [], reuse = false, reapply = false, reapplyAll = false}: OverrideUpdate) {
      const flags = {reuse_values: reuse, reset_values: !reuse, reapply, reapply_all: reapplyAll}
      return patch(ref, flags, {files, set}, {})
    },
    delete: (ref: ChartRef) => api.delete(at(ref.application), undefined, of(ref)),
    /**
     * Changes attributes of a chart. Unless asked to reuse them, the server wipes the stored overrides of the chart
     * with every such change.
     */
    setAttributes: (ref: ChartRef, attributes: {enabled?: string}, {keepOverrides = true} = {}) =>
      patch(ref, keepOverrides ? {reuse_values: true, reset_values: false} : {}, {}, attributes),
  }
}
