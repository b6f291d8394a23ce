import {Errors} from '@oclif/core'
import type {RenderOptions} from '../output/option.js'
import {columns, type View} from '../output/view.js'

/** What a command brings back: data, not deeds. The frame writes it, in whatever format and as often as it was asked for. */
export type Result = Rows | One | Each | Text | Verbatim | Drawn | Said | Remark | Words | Several

export type Facts = Record<string, unknown>

/** How a list is shown, besides its view. */
export interface Choice extends Pick<RenderOptions, 'also' | 'paged' | 'foreseen'> {
  /** Of rows of many systems, each with the name of its own, makes fewer where people read them. */
  readonly fold?: (rows: readonly SystemRow[]) => readonly SystemRow[]
}

/** A row of one of many systems. */
export interface SystemRow {
  readonly subcloud: string
  readonly [field: string]: unknown
}

/** A list. */
interface Rows {
  kind: 'rows'
  view: View<unknown>
  rows: readonly unknown[]
  choice: Choice
}

/** One resource, as a property table. */
interface One {
  kind: 'one'
  view: View<unknown>
  row: unknown
}

/** Several resources: a property table each, but one document in formats that programs read. */
interface Each {
  kind: 'each'
  view: View<unknown>
  rows: readonly unknown[]
}

/** Data that is text and no table: printed as it stands; `facts` where something else was asked for. */
interface Text {
  kind: 'text'
  text: string
  facts: Facts | readonly Facts[]
}

/** What another program is to read: written as it is, whatever format was asked for. */
interface Verbatim {
  kind: 'verbatim'
  content: string
}

/** A picture of signs, with colours and all: nothing that a server said can act in it any more. */
interface Drawn {
  kind: 'drawn'
  content: string
}

/** Nothing to show: a sentence for people, facts for programs; `officially` is what the official program says instead. */
export interface Said {
  kind: 'said'
  message: string
  facts: Facts
  officially: string
}

/** Words beside the data: on stderr, save that the official programs print them among the data. */
export interface Remark {
  kind: 'remark'
  ours: string
  /** Empty: it says nothing there. */
  officially: string
}

/** Words that an official program prints among its data; `stx` has nothing to say there. */
interface Words {
  kind: 'words'
  officially: string
}

/** One after the other; `failure` ends the command after all of it was printed. */
interface Several {
  kind: 'several'
  results: readonly Result[]
  failure?: unknown
}

// A view and its rows belong together by the types of these makers; behind them nobody needs to know what a row is.
const ofAny = <Row>(view: View<Row>): View<unknown> => view as View<unknown>

export const rows = <Row>(view: View<Row>, list: readonly Row[], choice: Choice = {}): Result => ({
  kind: 'rows',
  view: ofAny(view),
  rows: list,
  choice,
})
export const one = <Row>(view: View<Row>, row: Row): Result => ({kind: 'one', view: ofAny(view), row})
export const each = <Row>(view: View<Row>, list: readonly Row[]): Result => ({
  kind: 'each',
  view: ofAny(view),
  rows: list,
})
export const text = (content: string, facts: Text['facts']): Result => ({kind: 'text', text: content, facts})
export const verbatim = (content: string): Result => ({kind: 'verbatim', content})
export const drawn = (content: string): Result => ({kind: 'drawn', content})
export const said = (message: string, facts: Facts = {}, officially = message): Said => ({
  kind: 'said',
  message,
  facts,
  officially,
})
export const remark = (ours: string, officially = ours): Remark => ({kind: 'remark', ours, officially})
export const words = (officially: string): Result => ({kind: 'words', officially})
export const several = (results: readonly Result[], failure?: unknown): Result => ({kind: 'several', results, failure})
/** The official program ends there without a word. */
export const unsaid = (message: string, facts: Facts = {}): Said => said(message, facts, '')
export const nothing: Result = several([])

/** As the `result` of a command that says what it did: the facts that `--column` may choose from. */
export const saying = (...facts: string[]): View<Facts> => ({show: columns('message', ...facts)})

/** As the failure of `several`: what was printed has said it all, and the exit code says it again. */
export const exitCode = (code: number): unknown => new Errors.ExitError(code)
