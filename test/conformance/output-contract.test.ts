import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'

// What test suites, playbooks and awk rely on in the text of the programs. The outputs are those of replay.test.ts, which
// proves that ours are the same.
interface Printed {
  line: string
  code: number
  stdout: string
}

const folder = join(import.meta.dirname, 'replay')
const printed = readdirSync(folder)
  .flatMap((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n'))
  .map((line) => JSON.parse(line) as Printed)
  .filter(({line, code, stdout}) => line !== undefined && code === 0 && stdout !== '')

const by = (pattern: RegExp): Printed[] => printed.filter(({line}) => pattern.test(line))
const linesOf = ({stdout}: Printed): string[] => stdout.replace(/\n$/, '').split('\n')
const isBorder = (line: string): boolean => line.startsWith('+-')
const isRow = (line: string): boolean => line.startsWith('|')
const bars = (line: string): number => line.split('|').length - 1
const cells = (line: string): string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())

/** The lines of each table: from its first border to its third. */
function tablesOf(one: Printed): string[][] {
  const tables: string[][] = []
  let borders = 0
  for (const line of linesOf(one)) {
    if (isBorder(line) && borders % 3 === 0) tables.push([])
    if (isBorder(line) || isRow(line)) tables.at(-1)?.push(line)
    if (isBorder(line)) borders++
  }
  return tables
}

const headed = (first: string, second: string) => (table: string[]) => {
  const [one, two, ...rest] = cells(table[1] ?? '')
  return one === first && two === second && rest.length === 0
}

describe('tables', () => {
  // Lists of certificates are blocks of text between lines that look like borders.
  const tables = by(/^(?!system (k8s-)?certificate-list)/).flatMap((one) =>
    tablesOf(one).map((table) => ({line: one.line, table})),
  )

  test('there are enough of them to judge by', () => expect(tables.length).toBeGreaterThan(100))

  test('begin with border, heading, border and end with the third border', () => {
    for (const {line, table} of tables) {
      const borders = table.flatMap((text, at) => (isBorder(text) ? [at] : []))
      expect(borders, line).toEqual([0, 2, table.length - 1])
      expect(new Set([table[0], table[2], table.at(-1)]).size, line).toBe(1)
    }
  })

  test('have a bar under each plus of the border, and a blank on both sides of each cell', () => {
    for (const {line, table} of tables) {
      const [border = ''] = table
      expect(border, line).toMatch(/^\+(-+\+)+$/)
      const offsets = [...border].flatMap((letter, at) => (letter === '+' ? [at] : []))
      for (const row of table.filter(isRow)) {
        for (const at of offsets) expect(row[at], `${line}: ${row}`).toBe('|')
        expect(row, line).toMatch(/^\| .* \|$/)
      }
    }
  })

  test('are never wrapped: each record has a first cell', () => {
    for (const {line, table} of tables.filter(({table}) => !headed('Property', 'Value')(table))) {
      if (headed('Field', 'Value')(table)) continue
      for (const row of table.slice(3, -1)) expect(cells(row)[0], `${line}: ${row}`).not.toBe('')
    }
  })

  test('of properties have two columns, and at most one line of text behind them', () => {
    const shows = by(/^(system|fm) /).filter((one) => tablesOf(one).some(headed('Property', 'Value')))
    expect(shows.length).toBeGreaterThan(20)
    for (const one of shows) {
      const [table = []] = tablesOf(one)
      expect(table.length, one.line).toBeGreaterThanOrEqual(5)
      expect(cells(table[3] ?? '')[0], one.line).not.toBe('')
      const lines = linesOf(one)
      const behind = lines.slice(lines.findLastIndex(isBorder) + 1).filter((text) => text.trim() !== '')
      expect(behind.length, one.line).toBeLessThanOrEqual(1)
    }
  })

  test('of dcmanager have the same number of bars in all rows, and nothing behind them', () => {
    for (const one of by(/^dcmanager (?!.*(-f|--format) )/)) {
      const tables = tablesOf(one)
      if (tables.length !== 1) continue
      const [[, heading = '', , ...rows] = []] = tables
      for (const row of rows.filter(isRow)) expect(bars(row), one.line).toBe(bars(heading))
      expect(linesOf(one).at(-1), one.line).toMatch(/^\+-/)
    }
  })

  test('of fm have the same number of bars in all rows, except where a text has bars of its own', () => {
    for (const one of by(/^fm .*list/)) {
      const [[, heading = '', , ...rows] = []] = tablesOf(one)
      for (const row of rows.filter(isRow)) expect(bars(row), one.line).toBeGreaterThanOrEqual(bars(heading))
    }
  })

  test('have the headings that parsers look for', () => {
    const heading = (pattern: RegExp): string[] => {
      const [table = []] = by(pattern).flatMap(tablesOf)
      return cells(table[1] ?? '')
    }
    expect(heading(/^dcmanager subcloud list$/)).toEqual([
      ...['id', 'name', 'management', 'availability', 'deploy status', 'sync', 'backup status', 'prestage status'],
    ])
    expect(heading(/^dcmanager subcloud-group list-subclouds/)).toContain('deploy_status')
    expect(heading(/^dcmanager alarm summary$/)).toEqual([
      ...['NAME', 'CRITICAL_ALARMS', 'MAJOR_ALARMS', 'MINOR_ALARMS', 'WARNINGS', 'STATUS'],
    ])
    expect(heading(/^dcmanager system-peer list$/)).toEqual(
      expect.arrayContaining(['peer uuid', 'peer name', 'manager endpoint', 'controller gateway address']),
    )
    expect(heading(/^fm alarm-list --nowrap$/)).toEqual([
      ...['Alarm ID', 'Reason Text', 'Entity ID', 'Severity', 'Time Stamp'],
    ])
    expect(heading(/^fm alarm-list --nowrap --uuid/)[0]).toBe('UUID')
    expect(heading(/^fm event-list .*--alarms/)).toEqual([
      ...['Time Stamp', 'State', 'Event Log ID', 'Reason Text', 'Entity Instance ID', 'Severity'],
    ])
    expect(heading(/^software list$/)).toEqual(['Release', 'RR', 'State'])
    expect(heading(/^software deploy host-list$/)).toEqual(
      expect.arrayContaining(['Host', 'From Release', 'To Release', 'RR', 'State']),
    )
    expect(heading(/^system service-parameter-list --nowrap$/).slice(0, 5)).toEqual([
      ...['uuid', 'service', 'section', 'name', 'value'],
    ])
  })
})

test('what succeeded has no word of what was refused', () => {
  const refusal = /Forbidden|Authorization failed|Not allowed|Status: 403|Invalid Identity credentials|You must provide/
  for (const {line, stdout} of printed) expect(stdout, line).not.toMatch(refusal)
})

test('certificates are names without a colon, each with its keys below it', () => {
  const lists = by(/^system (k8s-)?certificate-list/)
  expect(lists.length).toBeGreaterThan(2)
  for (const one of lists) {
    const texts = linesOf(one).filter((text) => !isBorder(text) && text.trim() !== '')
    for (const text of texts) expect(text, one.line).toMatch(/^(\S[^:]*| {2}[A-Z][A-Za-z ]+\t: .*)$/)
    const names = texts.filter((text) => !text.startsWith(' '))
    for (const key of ['Residual Time', 'Issue Date', 'Expiry Date', 'Issuer', 'Subject', 'Renewal']) {
      expect(texts.filter((text) => text.trim().startsWith(`${key}\t: `)).length, `${one.line}: ${key}`).toBe(
        names.length,
      )
    }
  }
})

test('strategies are YAML, or say that there is none', () => {
  const shown = by(/^sw-manager .*strategy (show|create|apply)/)
  expect(shown.length).toBeGreaterThan(15)
  for (const {line, stdout} of shown) {
    if (stdout.includes('No strategy available')) continue
    const [first = ''] = stdout.split('\n')
    expect(first, line).toMatch(
      /^Strategy (Software Deploy|Firmware Update|Kubernetes Upgrade|Kubernetes RootCA Update|System Config Upgrade) Strategy:$/,
    )
    const strategy = parse(stdout, {uniqueKeys: false})[first.slice(0, -1)]
    expect(strategy, line).toHaveProperty('state')
    expect(strategy, line).toHaveProperty('current-phase-completion')
  }
})
