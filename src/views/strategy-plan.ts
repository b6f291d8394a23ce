import {columns, type View} from '../output/view.js'

/** Subclouds of which the same becomes, for the same reason. */
export interface FateRow {
  fate: string
  reason: string
  subclouds: number
  which: string
  /** What helps. */
  help: string
}

export const fateView: View<FateRow> = {
  remedy: 'help',
  list: [
    {field: 'fate', state: true},
    ...columns<FateRow>('reason', 'subclouds', 'which'),
    {field: 'help', when: (rows) => rows.some(({help}) => help !== '')},
  ],
}

/** Those whose turn comes together. */
export interface TurnRow {
  turn: number
  subclouds: number
  /** After the strategy was applied. */
  begins: string
  ends: string
  which: string
}

export const turnView: View<TurnRow> = {list: columns('turn', 'subclouds', 'begins', 'ends', 'which')}

/** What becomes of one subcloud. */
export interface SitePlanRow {
  subcloud: string
  group: string | null
  fate: string
  turn: number | null
  reason: string | null
}

export const sitePlanView: View<SitePlanRow> = {
  list: [
    ...columns<SitePlanRow>('subcloud', 'group'),
    {field: 'fate', state: true},
    {field: 'turn', value: ({turn}) => turn ?? ''},
    {field: 'reason', value: ({reason}) => reason ?? ''},
  ],
}

/** A request that would change something. */
export interface RequestRow {
  request: string
  times: number
  what: string
}

export const plannedRequestView: View<RequestRow> = {list: columns('request', 'times', 'what')}
