import {SYSTEM_CONTROLLER} from '../live/live.js'
import type {Selection} from '../selecting/select.js'
import type {Key, KeyName} from './key.js'
import {type Order, orders} from './site-order.js'
import type {Line, Tone} from './style.js'

/** What is looked at. Without a site, a host or an alarm is the system controller's own. */
export type View =
  | {readonly kind: 'fleet'; readonly group?: string}
  | {readonly kind: 'strategy'}
  | {readonly kind: 'groups'}
  | {readonly kind: 'site'; readonly site?: string}
  | {readonly kind: 'host'; readonly site?: string; readonly host: string}
  | {readonly kind: 'alarm'; readonly site?: string; readonly alarm: string}
  | {readonly kind: 'help'}

/** Where somebody is in a view: at which row, and how far it is scrolled. */
export interface Place {
  /** Of the row: it is found again wherever it goes. */
  readonly id?: string
  /** Where that was, for when it is gone. */
  readonly at: number
  readonly top: number
  /** It was scrolled away from where somebody stands. */
  readonly loose?: boolean
}

/** What can be done to something, as the command that does it. */
export interface Action {
  readonly key: string
  readonly deed: string
  /** The command without its place. */
  readonly words: readonly string[]
  /** Has to be typed before it is done. */
  readonly target: string
}

export type Prompt =
  | {readonly kind: 'filter' | 'search'; readonly text: string}
  | {readonly kind: 'actions'; readonly actions: readonly Action[]}
  | {readonly kind: 'confirm'; readonly action: Action; readonly text: string}

export interface Note {
  readonly text: string
  readonly tone?: Tone
}

export interface Size {
  readonly columns: number
  readonly rows: number
}

export interface State {
  readonly size: Size
  /** The last one is seen; the others are what Esc leads back to. */
  readonly views: readonly [
    {readonly view: View; readonly place: Place},
    ...{readonly view: View; readonly place: Place}[],
  ]
  readonly asMap: boolean
  readonly order: Order
  readonly reversed: boolean
  readonly filter?: {readonly text: string; readonly selection: Selection}
  readonly search: string
  readonly frozen: boolean
  readonly readOnly: boolean
  readonly prompt?: Prompt
  readonly note?: Note
  /** What changed last, in words. */
  readonly news?: string
}

/** What the world is to do because of a key. */
export type Wish =
  | {readonly kind: 'quit' | 'interrupt' | 'refresh' | 'redraw'}
  | {readonly kind: 'pause'; readonly paused: boolean}
  | {readonly kind: 'select'; readonly text: string}
  | {readonly kind: 'copy'; readonly words: readonly string[]}
  | {readonly kind: 'perform'; readonly action: Action}

/** The part of the screen below the heading: rows, one or (on a map) several of whose cells can be stood on. */
export interface Body {
  readonly title: Line
  readonly heading: readonly Line[]
  readonly rows: number
  /** What can be stood on, in order. */
  readonly ids: readonly string[]
  /** Where an id stands among them. */
  find(id: string): number | undefined
  /** In which row. */
  rowOf(at: number): number
  /** What stands in a row, at a cell of it. */
  atCell(row: number, column: number): number
  /** Up and down, where it is not simply the next one. */
  beside?(at: number, rows: number): number
  line(row: number, selected: number): Line
  /** Whether the whole row stands out when it is stood on. */
  readonly wholeRows: boolean
  opens(id: string): View | undefined
  /** To what is stood on, or to all that is looked at. */
  actions(id: string | undefined): readonly Action[]
  /** The command that shows the same. */
  readonly words: readonly string[]
  /** What else is shown where so many lines are left. */
  below?(lines: number): readonly Line[]
  /** Said of what is stood on, where its row does not say it. */
  about?(at: number): Line | undefined
}

export interface Layout {
  readonly body: Body
  /** Rows of the body that can be seen. */
  readonly page: number
  /** Of the screen, from 1: where the first of them is. */
  readonly firstRow: number
}

export function initialState({
  size,
  asMap,
  readOnly,
  filter,
}: Pick<State, 'size' | 'asMap' | 'readOnly' | 'filter'>): State {
  return {
    size,
    asMap,
    readOnly,
    filter,
    views: [{view: {kind: 'fleet'}, place: atTop}],
    order: 'worst',
    reversed: false,
    search: '',
    frozen: false,
  }
}

const atTop: Place = {at: 0, top: 0, loose: true}

const lastOf = <T>(list: readonly [T, ...T[]]): T => list.at(-1) ?? list[0]

export const viewOf = ({views}: State): View => lastOf(views).view
export const placeOf = ({views}: State): Place => lastOf(views).place

/** The site whose own system has to be asked for what is looked at. */
export function lookedInto(state: State): string | undefined {
  const view = viewOf(state)
  return view.kind === 'site' || view.kind === 'host' || view.kind === 'alarm'
    ? (view.site ?? SYSTEM_CONTROLLER)
    : undefined
}

/** Which of the things that can be stood on is stood on now: -1 where there is none. */
export function selectedAt(place: Place, body: Body): number {
  const found = place.id === undefined ? undefined : body.find(place.id)
  return found ?? Math.min(place.at, body.ids.length - 1)
}

/** How far it is scrolled, so that what is selected can be seen. */
export function topOf(place: Place, {body, page}: Pick<Layout, 'body' | 'page'>): number {
  const row = body.ids.length === 0 || place.loose ? place.top : body.rowOf(Math.max(0, selectedAt(place, body)))
  const top = row < place.top ? row : row >= place.top + page ? row - page + 1 : place.top
  return Math.max(0, Math.min(top, body.rows - page))
}

export interface Outcome {
  readonly state: State
  readonly wishes: readonly Wish[]
}

const still = (state: State, ...wishes: Wish[]): Outcome => ({state, wishes})

/** What a key makes of what is seen. */
export function press(state: State, key: Key, layout: Layout): Outcome {
  if (key.kind === 'named' && key.name === 'interrupt') return still(state, {kind: 'interrupt'})
  if (state.prompt) return typed(state, state.prompt, key, layout)
  const fresh = state.note ? {...state, note: undefined} : state
  if (key.kind === 'mouse') return pointed(fresh, key, layout)
  if (key.kind === 'named') return named(fresh, key.name, layout)
  return chosen(fresh, key.character, layout)
}

function typed(state: State, prompt: Prompt, key: Key, layout: Layout): Outcome {
  if (prompt.kind === 'actions') return picked(state, prompt.actions, key)
  const withText = (text: string): Outcome => {
    const next = {...state, prompt: {...prompt, text}}
    return still(prompt.kind === 'search' ? toStart({...next, search: text}) : next)
  }
  if (key.kind === 'character') return withText(prompt.text + key.character)
  if (key.kind === 'mouse') return still(state)
  switch (key.name) {
    case 'erase':
      return withText([...prompt.text].slice(0, -1).join(''))
    case 'erase-all':
      return withText('')
    case 'escape': {
      const without = {...state, prompt: undefined}
      if (prompt.kind === 'search') return still(toStart({...without, search: ''}))
      return still(prompt.kind === 'confirm' ? {...without, note: {text: 'nothing was sent'}} : without)
    }
    case 'enter':
      return entered({...state, prompt: undefined}, prompt)
    default:
      return prompt.kind === 'search' ? moved(state, key.name, layout) : still(state)
  }
}

function entered(state: State, prompt: Exclude<Prompt, {kind: 'actions'}>): Outcome {
  const text = prompt.text.trim()
  switch (prompt.kind) {
    case 'search':
      return still(state)
    case 'filter':
      return text === '' ? still(toStart({...state, filter: undefined})) : still(state, {kind: 'select', text})
    case 'confirm': {
      const {action} = prompt
      if (text !== action.target) {
        return still({...state, note: {text: `not confirmed: nothing was sent for ${action.target}`, tone: 'uneasy'}})
      }
      return still({...state, note: {text: `${action.deed} ...`, tone: 'busy'}}, {kind: 'perform', action})
    }
  }
}

function picked(state: State, actions: readonly Action[], key: Key): Outcome {
  const closed = {...state, prompt: undefined}
  if (key.kind === 'mouse') return still(state)
  if (key.kind === 'named') return still(key.name === 'escape' ? closed : state)
  const action = actions.find((one) => one.key === key.character)
  if (action) return still({...state, prompt: {kind: 'confirm', action, text: ''}})
  return still(key.character === 'q' ? closed : state)
}

function pointed(state: State, {does, x, y}: Extract<Key, {kind: 'mouse'}>, layout: Layout): Outcome {
  const {body, page, firstRow} = layout
  if (does !== 'press') return still(stepped(state, layout, does === 'wheel-up' ? -3 : 3))
  const place = placeOf(state)
  const row = y - firstRow
  if (row < 0 || row >= page) return still(state)
  const there = topOf(place, layout) + row
  if (there >= body.rows || body.ids.length === 0) return still(state)
  const at = body.atCell(there, x - 1)
  if (at < 0) return still(state)
  return at === selectedAt(place, body) ? opened(state, layout) : still(standAt(state, layout, at))
}

function named(state: State, name: KeyName, layout: Layout): Outcome {
  switch (name) {
    case 'enter':
      return opened(state, layout)
    case 'escape':
    case 'erase':
      return still(back(state))
    case 'redraw':
      return still(state, {kind: 'redraw'})
    case 'tab':
      return viewOf(state).kind === 'fleet' ? still({...state, asMap: !state.asMap}) : still(state)
    default:
      return moved(state, name, layout)
  }
}

function moved(state: State, name: KeyName, layout: Layout): Outcome {
  const {body, page} = layout
  const at = selectedAt(placeOf(state), body)
  switch (name) {
    case 'up':
      return still(stepped(state, layout, -1))
    case 'down':
      return still(stepped(state, layout, 1))
    case 'page-up':
      return still(stepped(state, layout, -page))
    case 'page-down':
      return still(stepped(state, layout, page))
    case 'home':
      return still(standAt(state, layout, 0))
    case 'end':
      return still(standAt(state, layout, body.ids.length - 1, body.rows))
    case 'left':
    case 'right':
      if (body.wholeRows) return name === 'left' ? still(back(state)) : opened(state, layout)
      return still(standAt(state, layout, at + (name === 'left' ? -1 : 1)))
    default:
      return still(state)
  }
}

function chosen(state: State, character: string, layout: Layout): Outcome {
  const {body} = layout
  const place = placeOf(state)
  const id = body.ids[selectedAt(place, body)]
  switch (character) {
    case 'q':
      return still(state, {kind: 'quit'})
    case 'j':
      return still(stepped(state, layout, 1))
    case 'k':
      return still(stepped(state, layout, -1))
    case 'g':
      return still(into(state, {kind: 'groups'}))
    case 'v':
      return still(into(state, {kind: 'strategy'}))
    case 'c':
      return still(into(state, {kind: 'site'}))
    case '?':
      return still(into(state, {kind: 'help'}))
    case 'm':
      return still(viewOf(state).kind === 'fleet' ? {...state, asMap: !state.asMap} : state)
    case 's':
      return still(toStart({...state, order: orders[(orders.indexOf(state.order) + 1) % orders.length] ?? 'worst'}))
    case 'S':
      return still(toStart({...state, reversed: !state.reversed}))
    case 'f':
      return still({...state, prompt: {kind: 'filter', text: state.filter?.text ?? ''}})
    case '/':
      return still({...state, prompt: {kind: 'search', text: state.search}})
    case ' ':
      return still({...state, frozen: !state.frozen}, {kind: 'pause', paused: !state.frozen})
    case 'r':
      return still(state, {kind: 'refresh'})
    case 'y':
      return still(state, {kind: 'copy', words: body.words})
    case 'a':
      return still(offered(state, body.actions(id)))
    default:
      return still(state)
  }
}

function offered(state: State, actions: readonly Action[]): State {
  if (state.readOnly)
    return {...state, note: {text: 'actions are off: it was started with --read-only', tone: 'uneasy'}}
  if (actions.length === 0) return {...state, note: {text: 'there is nothing to do here'}}
  return {...state, prompt: {kind: 'actions', actions}}
}

function opened(state: State, {body}: Layout): Outcome {
  const id = body.ids[selectedAt(placeOf(state), body)]
  const view = id === undefined ? undefined : body.opens(id)
  return still(view ? into(state, view) : state)
}

const sameView = (a: View, b: View) => JSON.stringify(a) === JSON.stringify(b)

/** Looks into something; what is looked at already is not stacked on itself. */
function into(state: State, view: View): State {
  const {views} = state
  const [first, ...rest] = views
  const at = views.findIndex((one) => sameView(one.view, view))
  if (at >= 0) return {...state, views: [first, ...rest.slice(0, at)]}
  return {...state, views: [first, ...rest, {view, place: atTop}]}
}

/** One view back; from the fleet, what narrows it goes first. */
function back(state: State): State {
  const [first, ...rest] = state.views
  if (rest.length > 0) return {...state, views: [first, ...rest.slice(0, -1)]}
  if (state.search !== '') return toStart({...state, search: ''})
  return state.filter ? toStart({...state, filter: undefined}) : state
}

function withPlace(state: State, place: Place): State {
  const [first, ...rest] = state.views
  const last = rest.at(-1)
  if (!last) return {...state, views: [{...first, place}]}
  return {...state, views: [first, ...rest.slice(0, -1), {...last, place}]}
}

const toStart = (state: State): State => withPlace(state, atTop)

/** The lines go by; whoever stands somewhere stays there. */
function scrolled(state: State, {body, page}: Layout, top: number): State {
  const place = {...placeOf(state), top: Math.max(0, Math.min(top, body.rows - page)), loose: true}
  return withPlace(state, place)
}

function standAt(state: State, layout: Layout, wanted: number, scrolledTo?: number): State {
  const {body} = layout
  const place = placeOf(state)
  if (body.ids.length === 0) return scrolled(state, layout, scrolledTo ?? 0)
  const at = Math.max(0, Math.min(wanted, body.ids.length - 1))
  const next = {id: body.ids[at], at, top: place.top}
  return withPlace(state, {...next, top: topOf(next, layout)})
}

/** So many rows up or down. */
function stepped(state: State, layout: Layout, rows: number): State {
  const {body, page} = layout
  const place = placeOf(state)
  const top = topOf(place, layout)
  if (body.ids.length === 0) return scrolled(state, layout, top + rows)
  const at = selectedAt(place, body)
  const isSeen = (one: number) => body.rowOf(one) >= top && body.rowOf(one) < top + page
  const next = isSeen(at)
    ? Math.max(0, Math.min(body.beside?.(at, rows) ?? at + rows, body.ids.length - 1))
    : seenFirst(body, rows > 0 ? top : top + page - 1, rows)
  // Between what can be stood on there may be screens of text: it goes by, line by line.
  const far = body.rowOf(next) < top - Math.abs(rows) || body.rowOf(next) >= top + page + Math.abs(rows)
  return (next === at && isSeen(at)) || far ? scrolled(state, layout, top + rows) : standAt(state, layout, next)
}

/** The first that can be stood on from a row on, down or up; the last there is where there is none. */
function seenFirst({ids, rowOf}: Body, row: number, rows: number): number {
  if (rows > 0) {
    const at = ids.findIndex((_, one) => rowOf(one) >= row)
    return at < 0 ? ids.length - 1 : at
  }
  return Math.max(
    0,
    ids.findLastIndex((_, one) => rowOf(one) <= row),
  )
}

/** What was typed as a filter has been read. */
export const filtered = (state: State, text: string, selection: Selection): State =>
  toStart({...state, filter: {text, selection}})

export const told = (state: State, news: string): State => ({...state, news})

export const noted = (state: State, note: Note | undefined): State => ({...state, note})

export const resized = (state: State, size: Size): State => ({...state, size})
