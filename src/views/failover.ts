import {columns, type View} from '../output/view.js'

/** What the loss of one site, or of two, comes to. */
export interface LossRow {
  lost: string
  moves: number
  homeless: number
  fullest: string
  takes: string
  answer: 'best' | 'near the best'
}

export const lossView: View<LossRow> = {list: columns('lost', 'moves', 'homeless', 'fullest', 'takes', 'answer')}

export interface MoveRow {
  lost: string
  group: string
  subclouds: number
  from: string
  to: string
  takes: string
}

export const moveView: View<MoveRow> = {list: columns('lost', 'group', 'subclouds', 'from', 'to', 'takes')}

export interface HomelessRow {
  lost: string
  group: string
  subclouds: number
  why: string
}

export const homelessView: View<HomelessRow> = {list: columns('lost', 'group', 'subclouds', 'why')}

export interface FillRow {
  lost: string
  site: string
  subclouds: number
  capacity: number
  full: string
}

export const fillView: View<FillRow> = {list: columns('lost', 'site', 'subclouds', 'capacity', 'full')}

export interface ChangeRow {
  lost: string
  change: string
}

export const changeView: View<ChangeRow> = {list: columns('lost', 'change')}
