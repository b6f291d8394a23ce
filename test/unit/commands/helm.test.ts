import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {cellsOf, refusal} from '../../support/table.js'
import {type Exchange, useWire} from '../../support/wire.js'
import {aliasBomb} from '../../support/yaml.js'

const {expectWire} = useWire()
const v1 = '/sysinv/v1'
const chart = ['cert-manager', 'cm', 'ns']
const at = `${v1}/helm_charts/cert-manager?name=cm&namespace=ns`

const looks: Exchange[] = [
  {path: `${v1}/apps/cert-manager`, reply: {name: 'cert-manager', app_version: '1', status: 'applied'}},
  {
    path: `${v1}/helm_charts/?app_name=cert-manager`,
    reply: {charts: [{name: 'cm', namespaces: ['ns'], enabled: ['true']}]},
  },
]
const patch = (flags: object, values: object, attributes: object, reply: object = {}): Exchange => ({
  method: 'PATCH',
  path: at,
  sends: {flags, values, attributes},
  reply: {name: 'cm', namespace: 'ns', ...reply},
})
const flags = (more: object = {}) => ({
  reuse_values: false,
  reset_values: true,
  reapply: false,
  reapply_all: false,
  ...more,
})
const file = (text: string) => {
  const directory = mkdtempSync(join(tmpdir(), 'stx-values-'))
  onTestFinished(() => rmSync(directory, {recursive: true}))
  const path = join(directory, 'values.yaml')
  writeFileSync(path, text)
  return path
}

describe('list, show and delete', () => {
  test.each([
    [[], ['chart name', 'overrides namespaces'], ['cm', "['ns']"]],
    [['--long'], ['chart name', 'overrides namespaces', 'chart enabled'], ['cm', "['ns']", "['true']"]],
  ])('list %j', async (more, headings, row) => {
    expectWire(...looks)
    const {stdout} = await runProgram(['helm', 'override', 'list', 'cert-manager', ...more])
    expect(cellsOf(stdout)).toEqual([headings, row])
  })

  test('list of an application that is not there', async () => {
    expectWire({path: `${v1}/apps/x`, status: 404, reply: refusal('x')})
    expect(await runProgram(['helm', 'override', 'list', 'x'])).toMatchObject({
      stderr: 'stx: Application not found: x; see: stx application list\n',
      code: 5,
    })
  })

  test('show keeps the lines of the overrides', async () => {
    const reply = {name: 'cm', namespace: 'ns', attributes: 'enabled: false\n', user_overrides: 'a: 1\nb:\n  c: 2\n'}
    expectWire(...looks, {path: at, reply})
    expect((await runProgram(['helm', 'override', 'show', ...chart])).stdout).toBe(
      `+----------------+----------------+
| Property       | Value          |
+----------------+----------------+
| attributes     | enabled: false |
|                |                |
| name           | cm             |
| namespace      | ns             |
| user_overrides | a: 1           |
|                | b:             |
|                |   c: 2         |
|                |                |
+----------------+----------------+
`,
    )
  })

  test.each(['show', 'update', 'delete'])('%s of a chart that is not there sends nothing more', async (verb) => {
    expectWire(...looks)
    const {stderr, code} = await runProgram([`helm-override-${verb}`, 'cert-manager', 'cm', 'other'], {
      program: 'system',
    })
    expect({stderr, code}).toEqual({
      stderr: 'Chart overrides cm:other for application cert-manager not found\n',
      code: 1,
    })
  })

  test('delete', async () => {
    expectWire(...looks, {method: 'DELETE', path: at, status: 204, reply: ''})
    expect((await runProgram(['helm', 'override', 'delete', ...chart, '--yes'])).stderr).toBe(
      'Deleted chart overrides cm:ns for application cert-manager\n',
    )
  })
})

describe('update', () => {
  const update = ['helm', 'override', 'update', ...chart]

  test('sends files as PyYAML dumps them, then assignments, in their order', async () => {
    const [one, two] = [file('b: yes\na: [1, "2"]\n'), file('{x: {y: 2020-01-01}, s: "on"}')]
    const files = ["a:\n- 1\n- '2'\nb: true\n", "s: 'on'\nx:\n  y: '2020-01-01'\n"]
    expectWire(...looks, patch(flags(), {files, set: ['c.d=5', 'e=6']}, {}, {user_overrides: 'x'}))
    const {stdout, code} = await runProgram([...update, '--values', one, '--values', two, '--set', 'c.d=5,e=6'])
    expect(code).toBe(0)
    expect(cellsOf(stdout)).toContainEqual(['user_overrides', 'x'])
  })

  test('makes a file of assignments whose values have commas', async () => {
    expectWire(...looks, patch(flags(), {files: ['a:\n- 1\n- 2\nb: x\n'], set: []}, {}))
    expect((await runProgram([...update, '--set', 'a={1,2}', '--set', 'b=x'])).code).toBe(0)
  })

  test('the official program sends what it is given', async () => {
    const path = file('just text')
    expectWire(...looks, patch(flags(), {files: ['just text\n'], set: ['a.b=5,c=6', '=']}, {}))
    const words = ['helm-override-update', ...chart, '--set', 'a.b=5,c=6', '--set', '=', '--values', path]
    expect((await runProgram(words, {program: 'system'})).code).toBe(0)
  })

  test.each([
    [['--reuse-values'], {reuse_values: true, reset_values: false}],
    [['--reset-values'], {}],
    [['--reapply'], {reapply: true}],
    [['--reapply-all'], {reapply_all: true}],
  ])('%j', async (more, sent) => {
    expectWire(...looks, patch(flags(sent), {files: [], set: []}, {}))
    const {stderr, code} = await runProgram([...update, ...more])
    expect(code).toBe(0)
    expect(stderr.startsWith('NOTE:')).toBe(more[0]?.startsWith('--reapply'))
  })

  test.each([
    [['--reuse-values', '--reset-values'], /cannot both be specified/],
    [['--reapply', '--reapply-all'], /cannot both be specified/],
    [['--set', 'a.b'], /--set does not parse: "=" is missing at position 4 of "a\.b"/],
    [['--values', '/nowhere.yaml'], /error opening values file/],
  ])('%j is refused before anything is sent', async (more, said) => {
    const {stdout, stderr, code} = await runProgram([...update, ...more])
    expect({stdout, code}).toEqual({stdout: '', code: 2})
    expect(stderr).toMatch(said)
  })

  test.each([
    ['a list', '- a\n- b\n', /not a map: it is a list/],
    ['text', 'text', /not a map: it is a string/],
    ['nothing', '', /not a map: it is empty/],
    ['a bomb of aliases', aliasBomb, /is no usable YAML: Excessive alias count/],
    [
      'too much',
      `a: ${' '.repeat(17 * 1024 * 1024)}b`,
      /values.yaml: it is too large: it has 18 MiB, and may have 16 MiB/,
    ],
    ['no YAML', 'a: [1\n', /is no YAML: .*line \d+, column \d+/],
  ])('values of %s are refused before anything is sent', async (_, text, said) => {
    const {stderr, code} = await runProgram([...update, '--values', file(text)])
    expect(code).toBe(2)
    expect(stderr).toMatch(said)
  })
})

describe('update --diff', () => {
  const diff = ['helm', 'override', 'update', ...chart, '--diff']
  const stored = (user_overrides: string | null) => ({path: at, reply: {name: 'cm', namespace: 'ns', user_overrides}})

  test('shows what would go and come, sends nothing, and exits with 9', async () => {
    expectWire(...looks, stored('a: 1\nb: {c: 2}\n'))
    const {stdout, stderr, code} = await runProgram([...diff, '--reuse-values', '--set', 'b.c=3,d=x'])
    expect({stderr, code}).toEqual({stderr: '', code: 9})
    expect(stdout).toBe("  a: 1\n  b:\n-   c: 2\n+   c: '3'\n+ d: x\n")
  })

  test('shows that values are lost without --reuse-values', async () => {
    expectWire(...looks, stored('a: 1\n'))
    const {stdout, code} = await runProgram([...diff, '--set', 'd=x'])
    expect({stdout, code}).toEqual({stdout: '- a: 1\n+ d: x\n', code: 9})
  })

  test('is quiet where nothing changes', async () => {
    expectWire(...looks, stored('a: 1\n'))
    const {stdout, code} = await runProgram([...diff, '--values', file('a: 1')])
    expect({stdout, code}).toEqual({stdout: 'no change\n', code: 0})
  })

  test('is an object as JSON', async () => {
    expectWire(...looks, stored(null))
    const {stdout, code} = await runProgram([...diff, '--set', 'a=1', '--format', 'json'])
    expect(code).toBe(9)
    expect(JSON.parse(stdout)).toEqual({changed: true, before: {}, after: {a: '1'}})
  })
})

describe('chart attribute modify', () => {
  const attributes = {enabled: 'false'}
  const reply = {attributes: {enabled: false}}

  test('keeps the overrides', async () => {
    expectWire(...looks, patch({reuse_values: true, reset_values: false}, {}, attributes, reply))
    const {stdout} = await runProgram(['helm', 'chart', 'attribute', 'modify', ...chart, '--enabled', 'false'])
    expect(cellsOf(stdout)).toContainEqual(['attributes', "{'enabled': False}"])
  })

  test('the official program wipes them', async () => {
    expectWire(...looks, patch({}, {}, attributes, reply))
    const words = ['helm-chart-attribute-modify', '--enabled', 'false', ...chart]
    expect((await runProgram(words, {program: 'system'})).code).toBe(0)
  })
})
