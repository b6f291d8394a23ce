import {collection} from '../../../kernel/collection.js'
import type {Scope} from '../../../kernel/store.js'
import type {Row} from '../row.js'
import type {ApplicationStatus} from './status.js'

/** A chart, and where it is installed. */
export interface Chart {
  readonly name: string
  readonly namespace: string
}

/** Another application, in versions that a regular expression describes. */
export interface Dependency {
  readonly name: string
  readonly version: string
  /** without it nothing can be applied; otherwise it is only told */
  readonly required: boolean
}

/** The versions of Kubernetes that an application runs on. */
export interface KubernetesRange {
  readonly minimum?: string
  readonly maximum?: string
}

/** What the archive of an application says about it. */
export interface Package {
  readonly charts: readonly Chart[]
  /** one of each list must be applied */
  readonly needs: readonly (readonly Dependency[])[]
  readonly kubernetes?: KubernetesRange
  /** whether an update takes over what was set for the charts, unless the request says so */
  readonly keepsOverrides: boolean
  readonly keepsAttributes: boolean
  /** may be applied again when overrides change */
  readonly reappliesOnDemand: boolean
}

export interface Application extends Row {
  readonly name: string
  readonly app_version: string
  readonly manifest_name: string
  readonly manifest_file: string
  readonly status: ApplicationStatus
  readonly progress: string | null
  readonly active: boolean
  readonly package: Package
  /** how many of its charts the present apply has installed */
  readonly installed: number
  /** the version that an update came from */
  readonly before: string | null
}

export const applications = collection<Application>('sysinv.application', {key: 'uuid', index: ['name']})

export const isCurrent = ({status}: Application): boolean => status !== 'inactive'

/** The version of an application that counts: others are kept while it is updated. */
export const current = (scope: Scope, name: string): Application | undefined =>
  scope.of(applications).where({name}).find(isCurrent)
