import {columns, type View} from '../output/view.js'

/** A wave as it is foreseen. */
export interface RolloutWaveRow {
  wave: number
  kind: string
  subclouds: number
  begins: string
  ends: string
  which: string
}

export const rolloutWaveView: View<RolloutWaveRow> = {
  list: [...columns<RolloutWaveRow>('wave', 'kind', 'subclouds', 'begins', 'ends'), {field: 'which', cut: true}],
}

/** What becomes of one subcloud, and in which wave. */
export interface RolloutSiteRow {
  subcloud: string
  group: string | null
  fate: string
  wave: number | null
  canary: boolean
  reason: string | null
}

export const rolloutSiteView: View<RolloutSiteRow> = {
  list: columns('subcloud', 'group', 'fate', 'wave', 'canary', 'reason'),
}

/** A request that a wave would send. */
export interface RolloutRequestRow {
  wave: number
  method: string
  service: string
  region?: string
  path: string
  body?: unknown
  curl?: string
}

export const rolloutRequestView: View<RolloutRequestRow> = {
  list: columns('wave', 'method', 'service', 'region', 'path', 'body', 'curl'),
}
