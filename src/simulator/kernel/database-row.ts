import type Libsql from 'libsql'
import {lastIdName} from './last-id.js'

export interface DocumentRow {
  key: string
  ordinal: number
  /** null: a seeded document that was deleted */
  body: string | null
}

export interface TimerRow {
  id: number
  due: number
  kind: string
  scope: string
  key: string | null
  background: number
  data: string | null
}

export interface EventRow {
  seq: number
  at: number
  name: string
  data: string
}

/** What a transaction may write. */
export interface Writer {
  meta(name: string, value: unknown): void
  document(scope: string, collection: string, key: string, ordinal: number, body: string | null): void
  forget(scope: string, collection: string, key: string): void
  /** all documents of a scope, and the numbers given there */
  dropScope(scope: string): void
  counter(name: string, value: number): void
  timer(row: TimerRow): void
  dropTimer(id: number): void
  event(row: EventRow): void
  trimEvents(upTo: number): void
}

export function writer(db: Libsql.Database): Writer {
  const meta = db.prepare('insert or replace into meta values (?, ?)')
  const document = db.prepare('insert or replace into document values (?, ?, ?, ?, ?)')
  const forget = db.prepare('delete from document where scope = ? and collection = ? and key = ?')
  const dropDocuments = db.prepare('delete from document where scope = ?')
  const dropCounters = db.prepare('delete from counter where name > ? and name < ?')
  const counter = db.prepare('insert or replace into counter values (?, ?)')
  const timer = db.prepare('insert or replace into timer values (?, ?, ?, ?, ?, ?, ?)')
  const dropTimer = db.prepare('delete from timer where id = ?')
  const event = db.prepare('insert or replace into event values (?, ?, ?, ?)')
  const trim = db.prepare('delete from event where seq <= ?')
  return {
    meta: (name, value) => void meta.run(name, JSON.stringify(value)),
    document: (scope, collection, key, ordinal, body) => void document.run(scope, collection, key, ordinal, body),
    forget: (scope, collection, key) => void forget.run(scope, collection, key),
    dropScope(scope) {
      dropDocuments.run(scope)
      dropCounters.run(lastIdName(scope, ''), lastIdName(scope, '\u{10ffff}'))
    },
    counter: (name, value) => void counter.run(name, value),
    timer: (row) => void timer.run(row.id, row.due, row.kind, row.scope, row.key, row.background, row.data),
    dropTimer: (id) => void dropTimer.run(id),
    event: (row) => void event.run(row.seq, row.at, row.name, row.data),
    trimEvents: (upTo) => void trim.run(upTo),
  }
}
