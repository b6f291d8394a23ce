import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import type {Format, RenderOptions} from '../../../src/output/option.js'
import {renderList, renderOne} from '../../../src/output/render.js'
import {columns, Float, type View} from '../../../src/output/view.js'

type Row = Record<string, unknown>

const recorded = JSON.parse(readFileSync(new URL('recorded.json', import.meta.url), 'utf8'))

const pipe = {isTTY: false, columns: 80, colour: false}
const options = (format: Format, more: Partial<RenderOptions> = {}): RenderOptions => ({
  format,
  terminal: pipe,
  ...more,
})
const official = (format: Format, more: Partial<RenderOptions> = {}): RenderOptions =>
  options(format, {official: true, ...more})

const hostView: View<Row> = {
  list: columns('id', 'hostname', 'personality', 'administrative', 'operational', 'availability'),
  show: columns('administrative', 'availability', 'capabilities', 'hostname', 'uptime'),
  sort: 'id',
  alphabetical: true,
  fold: 72,
}

const subcloudView: View<Row> = {
  style: 'field',
  list: [
    {field: 'id'},
    {field: 'name'},
    {field: 'management-state', label: 'management', state: true},
    {field: 'availability-status', label: 'availability', state: true},
    {field: 'deploy-status', label: 'deploy status', state: true},
    {field: 'sync_status', label: 'sync'},
    {field: 'backup-status', label: 'backup status'},
    {field: 'prestage-status', label: 'prestage status'},
  ],
}

const hosts: Row[] = recorded.hosts.rows
const subclouds: Row[] = recorded.subclouds.rows

describe('recorded output of the official programs', () => {
  test('a list of system', async () => {
    expect(await renderList(hostView, hosts, official('table'))).toBe(recorded.hosts.table)
    expect(await renderList(hostView, [...hosts].reverse(), options('table'))).toBe(recorded.hosts.table)
  })

  test('a list of system with chosen columns is sorted by the first of them', async () => {
    const rows = [
      {id: 1, hostname: 'b', uptime: 5},
      {id: 2, hostname: 'a', uptime: 7},
      {id: 3, hostname: 'c', uptime: 6},
    ]
    const ids = async (columns: string[], how = official) => {
      const table = await renderList(hostView, rows, how('table', {columns: [...columns, 'id']}))
      return [...table.matchAll(/(\d) +\|$/gm)].map(([, id]) => id).join('')
    }
    expect(await ids(['hostname'])).toBe('213')
    expect(await ids(['uptime'])).toBe('132')
    expect(await ids(['hostname'], options)).toBe('123')
  })

  test('chosen columns of system as values, as yaml, and folded', async () => {
    const names = official('value', {columns: ['hostname', 'availability']})
    expect(await renderList(hostView, hosts, names)).toBe(recorded.hosts.value)
    const worker = hosts.find((host) => host.hostname === 'worker-0') ?? {}
    const yaml = official('yaml', {columns: ['uptime', 'hostname']})
    expect(await renderOne(hostView, worker, yaml)).toBe(recorded.hosts.yaml)
    const folded = official('table', {columns: ['capabilities']})
    expect(await renderOne(hostView, hosts[0] ?? {}, folded)).toBe(recorded.hosts.folded)
  })

  test('properties in declared order', async () => {
    const view: View<Row> = {
      show: columns(
        'id',
        'uuid',
        'name',
        'network_type',
        'mtu',
        'description',
        'multicast_group',
        'port_num',
        'ttl',
        'mode',
      ),
    }
    expect(await renderOne(view, recorded.datanetwork.row, official('table'))).toBe(recorded.datanetwork.table)
  })

  test('properties in alphabetical order', async () => {
    const view: View<Row> = {alphabetical: true, fold: 72}
    expect(await renderOne(view, recorded.alarm.row, official('table'))).toBe(recorded.alarm.table)
  })

  test('cells of several lines', async () => {
    const lines = (row: Row): string =>
      Object.entries(row.capabilities ?? {})
        .map(([name, value]) => `${name}: ${value}`)
        .join('\n')
    const view: View<Row> = {
      list: [
        ...columns<Row>('uuid', 'name', 'backend', 'state', 'task', 'services'),
        {field: 'capabilities', value: lines},
      ],
    }
    expect(await renderList(view, recorded.backends.rows, official('table'))).toBe(recorded.backends.table)
  })

  test('alarms, newest first, with the column a flag switched on', async () => {
    const view: View<Row> = {
      list: [
        {field: 'uuid', label: 'UUID', optional: true},
        {field: 'alarm_id', label: 'Alarm ID'},
        {field: 'reason_text', label: 'Reason Text'},
        {field: 'entity_instance_id', label: 'Entity ID'},
        {field: 'severity', label: 'Severity'},
        {field: 'timestamp', label: 'Time Stamp'},
      ],
      sort: 'timestamp',
      descending: true,
    }
    const text = await renderList(view, recorded.alarms.rows, official('table', {also: ['uuid']}))
    expect(text).toBe(recorded.alarms.table)
  })

  test('lists of dcmanager align numbers to the right', async () => {
    const view: View<Row> = {
      style: 'field',
      list: columns(
        'id',
        'peer_group_name',
        'group_priority',
        'group_state',
        'system_leader_id',
        'system_leader_name',
        'max_subcloud_rehoming',
      ),
    }
    expect(await renderList(view, recorded.peerGroups.rows, official('table'))).toBe(recorded.peerGroups.table)
    const config: View<Row> = {
      style: 'field',
      list: [
        {field: 'name', label: 'cloud'},
        ...[
          'storage-apply-type',
          'worker-apply-type',
          'max-parallel-workers',
          'alarm-restriction-type',
          'default-instance-action',
        ].map((field) => ({field, label: field.replaceAll('-', ' ')})),
      ],
    }
    expect(await renderList(config, recorded.options.rows, official('table'))).toBe(recorded.options.table)
  })

  test.each([
    ['table', '| <none> | <none> |'],
    ['json', '"name": "<none>"'],
    ['value', '<none> <none>'],
  ] as const)('an empty list of dcmanager is a row that says so, as %s too', async (format, row) => {
    const view: View<Row> = {style: 'field', list: columns('id', 'name')}
    expect(await renderList(view, [], official(format))).toContain(row)
    expect(await renderList(view, [], options(format))).not.toContain('<none>')
  })

  test('one resource of dcmanager', async () => {
    const view: View<Row> = {
      style: 'field',
      show: columns('deploy_playbook', 'deploy_overrides', 'deploy_chart', 'prestage_images', 'software_version'),
    }
    expect(await renderOne(view, recorded.deployFiles.row, official('table'))).toBe(recorded.deployFiles.table)
  })

  test('json of dcmanager has the headings for keys', async () => {
    expect(await renderList(subcloudView, subclouds, official('json'))).toBe(recorded.subclouds.json)
  })
})

describe('json, jsonl and yaml', () => {
  test('rows come as the API sent them', async () => {
    expect(JSON.parse(await renderList(subcloudView, subclouds, options('json')))).toEqual(subclouds)
    const lines = (await renderList(subcloudView, subclouds, options('jsonl'))).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(subclouds)
    expect(JSON.parse(await renderOne(hostView, hosts[0] ?? {}, options('json')))).toEqual(hosts[0])
  })

  test('chosen columns come in the order asked for, by field name', async () => {
    const some = options('json', {columns: ['backup status,ID'], noindent: true})
    expect(await renderList(subcloudView, subclouds, some)).toBe(
      '[{"backup-status":"complete-central","id":1},{"backup-status":null,"id":2},{"backup-status":null,"id":3}]\n',
    )
  })

  test('fields without a column can be asked for', async () => {
    const text = await renderList(hostView, hosts, options('value', {columns: ['hostname', 'uptime']}))
    expect(text.split('\n')[2]).toBe('worker-0 86400')
  })

  test('python layout on one line, in ascii', async () => {
    const text = await renderOne(
      {},
      {name: 'Zürich', list: [1, null], of: {a: true}},
      official('json', {noindent: true}),
    )
    expect(text).toBe('{"name": "Z\\u00fcrich", "list": [1, null], "of": {"a": true}}\n')
  })

  test('yaml keeps types apart', async () => {
    const row = {name: 'yes', size: 1, since: '2026-01-02', none: null, list: ['a'], empty: []}
    expect(await renderList({}, [row], options('yaml'))).toBe(
      '- name: "yes"\n  size: 1\n  since: "2026-01-02"\n  none: null\n  list:\n    - a\n  empty: []\n',
    )
    expect(await renderList({style: 'field'}, [row], official('yaml'))).toBe(
      "- empty: []\n  list:\n  - a\n  name: 'yes'\n  none: null\n  since: '2026-01-02'\n  size: 1\n",
    )
  })
})

describe('what PyYAML cannot read bare', () => {
  test.each([
    ['a\ttab', '"a\\ttab"'],
    ['\u0007bell', '"\\abell"'],
    ['next\u0085line', '"next\\x85line"'],
    ['\ufeffmark', '"\\uFEFFmark"'],
    ['=', '"="'],
  ])('%j is quoted and escaped', async (text, quoted) => {
    expect(await renderOne({style: 'field'}, {text}, options('yaml'))).toBe(`text: ${quoted}\n`)
  })
})

describe('yaml of the official programs', () => {
  test.each([
    ['03:11:22:33:44:10', '03:11:22:33:44:10'],
    ['10:20', "'10:20'"],
    ['2026-11-21T09:17:13.896325+00:00', "'2026-11-21T09:17:13.896325+00:00'"],
    ['y', 'y'],
    ['off', "'off'"],
    ['1e3', '1e3'],
    ['', "''"],
    ['a: b', "'a: b'"],
    ["it's", "it's"],
    ["{'status': 'available'}", "'{''status'': ''available''}'"],
    ["'", "''''"],
    [`- "it's"`, `'- "it''s"'`],
    ['two\nlines', "'two\n\n  lines'"],
    ['Zürich 😀', '"Z\\xFCrich \\U0001F600"'],
    ['tab\t', '"tab\\t"'],
  ])('%j', async (value, text) => {
    const yaml = await renderOne({style: 'field'}, {z: value, a: {d: 1, c: null}}, official('yaml'))
    expect(yaml).toBe(`z: ${text}\na:\n  c: null\n  d: 1\n`)
  })
})

describe('csv, value and shell', () => {
  const view: View<Row> = {list: [{field: 'id'}, {field: 'name', label: 'Full Name'}, {field: 'size'}, {field: 'on'}]}
  const rows: Row[] = [
    {id: 1, name: 'a "b", c', size: new Float(240), on: true},
    {id: 2, name: 'two\nlines', size: null, on: false},
  ]

  test.each([
    [undefined, '"id","Full Name","size","on"\n1,"a ""b"", c",240.0,True\n2,"two\nlines","",False\n'],
    ['minimal', 'id,Full Name,size,on\n1,"a ""b"", c",240.0,True\n2,"two\nlines",,False\n'],
    ['all', '"id","Full Name","size","on"\n"1","a ""b"", c","240.0","True"\n"2","two\nlines","","False"\n'],
    ['none', 'id,Full Name,size,on\n1,a \\"b\\"\\, c,240.0,True\n2,two\\\nlines,,False\n'],
  ] as const)('csv with quotes: %s', async (quote, text) => {
    expect(await renderList(view, rows, options('csv', {quote}))).toBe(text)
  })

  test('values are joined by a space, and one resource of dcmanager is a line per value', async () => {
    expect(await renderList(view, rows, options('value'))).toBe('1 a "b", c 240.0 True\n2 two\nlines None False\n')
    expect(await renderOne({...view, style: 'field'}, rows[0] ?? {}, options('value'))).toBe(
      '1\na "b", c\n240.0\nTrue\n',
    )
  })

  test('an unset value of a property program is None', async () => {
    const view: View<object> = {show: columns('id', 'unset')}
    expect(await renderOne(view, {id: 1, unset: null}, official('value'))).toBe('1 None\n')
  })

  test('shell variables survive eval', async () => {
    const row = {id: 7, 'deploy-status': 'a "b" $(c) `d` \\e'}
    expect(await renderOne({}, row, options('shell', {prefix: 'x_'}))).toBe(
      'x_id="7"\nx_deploy_status="a \\"b\\" \\$(c) \\`d\\` \\\\e"\n',
    )
    expect(await renderList({}, [{id: 1}, {id: 2}], options('shell'))).toBe('rowcount="2"\nrow0_id="1"\nrow1_id="2"\n')
  })
})

describe('tables of software', () => {
  const view: View<Row> = {
    style: 'centred',
    list: [
      {field: 'id', label: 'Release'},
      {field: 'rr', label: 'RR'},
      {field: 'to', label: 'To Release'},
      {field: 'state'},
    ],
    show: columns('id', 'to'),
  }
  const rows = [
    {id: 'one', rr: true, to: '11.0.2', state: 'deploy-host'},
    {id: 'two\nlines', rr: false, to: null, state: 'x'},
  ]

  test('are centred from the third column on, and leave out None', async () => {
    expect(await renderList(view, rows, official('table'))).toBe(`+---------+-------+------------+-------------+
| Release | RR    | To Release |    state    |
+---------+-------+------------+-------------+
| one     | True  |   11.0.2   | deploy-host |
| two     | False |            |      x      |
| lines   |       |            |             |
+---------+-------+------------+-------------+
`)
    expect(await renderOne(view, rows[1] ?? {}, official('table'))).toBe(`+----------+-------+
| Property | Value |
+----------+-------+
| id       | two   |
|          | lines |
| to       |       |
+----------+-------+
`)
  })

  test('say so when they have no rows', async () => {
    expect(await renderList(view, [], official('table'))).toBe('No data\n')
    expect(await renderList(view, [], options('json'))).toBe('[]\n')
  })
})

describe('nothing to list', () => {
  test.each([
    ['table', '+----+------+\n| id | name |\n+----+------+\n+----+------+\n'],
    ['json', '[]\n'],
    ['jsonl', ''],
    ['yaml', '[]\n'],
    ['csv', '"id","name"\n'],
    ['value', ''],
    ['shell', 'rowcount="0"\n'],
  ] as const)('%s', async (format, text) => {
    expect(await renderList({list: columns('id', 'name')}, [], options(format))).toBe(text)
  })

  test('the official programs print an empty line, unless asked', async () => {
    const view = {list: columns('id')}
    expect(await renderList(view, [], official('table'))).toBe('\n')
    expect(await renderList(view, [], official('yaml'))).toBe('[]\n\n')
    expect(await renderList(view, [], official('table', {printEmpty: true}))).toBe('+----+\n| id |\n+----+\n+----+\n')
  })
})

describe('columns and order', () => {
  test('an unknown column names the choices', async () => {
    const asked = renderList(subcloudView, subclouds, options('table', {columns: ['nmae']}))
    await expect(asked).rejects.toMatchObject({
      kind: 'usage',
      message: 'no column "nmae" here',
      hint: expect.stringContaining('id, name, management-state'),
      missed: {ref: 'nmae', among: expect.arrayContaining(['name', 'management'])},
    })
    const sorted = renderList(subcloudView, subclouds, options('table', {sortColumns: ['nmae']}))
    await expect(sorted).rejects.toMatchObject({kind: 'usage'})
  })

  test('conditional and optional columns', async () => {
    const view: View<Row> = {
      list: [
        {field: 'id'},
        {field: 'error', when: (rows) => rows.some((row) => row.error !== undefined)},
        {field: 'uuid', optional: true},
      ],
    }
    const head = async (rows: Row[], more: Partial<RenderOptions> = {}): Promise<string | undefined> =>
      (await renderList(view, rows, options('csv', {quote: 'minimal', ...more}))).split('\n')[0]
    expect(await head([{id: 1}])).toBe('id')
    expect(await head([{id: 1, error: 'x'}])).toBe('id,error')
    expect(await head([{id: 1}], {also: ['uuid']})).toBe('id,uuid')
    expect(await head([{id: 1}], {columns: ['uuid', 'id']})).toBe('uuid,id')
  })

  test('cliff keeps its own column order', async () => {
    const text = await renderList(subcloudView, subclouds, official('value', {columns: ['name', 'id']}))
    expect(text).toBe('1 subcloud1\n2 subcloud2\n3 subcloud3\n')
  })

  test('sorting by several columns, unset values last, both ways', async () => {
    const rows: Row[] = [
      {id: 1, a: 'y', n: 10},
      {id: 2, a: 'x', n: 9},
      {id: 3, a: 'y', n: null},
      {id: 4, a: 'y', n: 9},
    ]
    const order = async (more: Partial<RenderOptions>): Promise<string> =>
      renderList({list: columns('id', 'a', 'n')}, rows, options('value', {columns: ['id'], ...more}))
    expect(await order({sortColumns: ['a', 'N']})).toBe('2\n4\n1\n3\n')
    expect(await order({sortColumns: ['a,n'], descending: true})).toBe('3\n1\n4\n2\n')
    expect(await order({})).toBe('1\n2\n3\n4\n')
  })
})

test('no password within text that is JSON is printed', async () => {
  const row = {
    name: 'a',
    data_install: '{"bmc_username": "root", "bmc_password": "U3Q4cmxpbmctWCo=", "install_type": 2}',
    rehome_data: '{"saved_payload": "{\\"sysadmin_password\\": \\"c2VjcmV0\\"}"}',
  }
  const shown = {
    name: 'a',
    data_install: '{"bmc_username": "root", "bmc_password": "***", "install_type": 2}',
    rehome_data: '{"saved_payload": "{\\"sysadmin_password\\": \\"***\\"}"}',
  }
  expect(JSON.parse(await renderOne(subcloudView, row, options('json')))).toEqual(shown)
  expect(JSON.parse(await renderList(subcloudView, [row], options('json')))).toEqual([shown])
  expect(await renderList(subcloudView, [row], options('value', {columns: ['data_install']}))).not.toContain('U3Q4')
  expect(await renderList(subcloudView, [row], options('json', {query: '[].data_install'}))).not.toContain('U3Q4')
})

describe('queries', () => {
  test('answer by shape', async () => {
    const ask = (query: string, format: Format): Promise<string> =>
      renderList(subcloudView, subclouds, options(format, {query}))
    expect(await ask('[].name', 'json')).toBe('[\n  "subcloud1",\n  "subcloud2",\n  "subcloud3"\n]\n')
    expect(await ask('[].name', 'value')).toBe('subcloud1\nsubcloud2\nsubcloud3\n')
    expect(await ask('[?id==`2`].[id, name]', 'value')).toBe('2 subcloud2\n')
    expect(await ask('[0].{name: name, sync: sync_status}', 'table')).toBe(
      '+----------+-----------+\n| Property | Value     |\n+----------+-----------+\n| name     | subcloud1 |\n| sync     | in-sync   |\n+----------+-----------+\n',
    )
    expect(await ask('length(@)', 'value')).toBe('3\n')
  })

  test('that only choose rows leave them their columns', async () => {
    const ask = (query: string, format: Format, more: Partial<RenderOptions> = {}): Promise<string> =>
      renderList(subcloudView, subclouds, options(format, {query, ...more}))
    const table = await ask("[?name=='subcloud2']", 'table')
    expect(table).toBe(await renderList(subcloudView, subclouds.slice(1, 2), options('table')))
    expect(table).toContain('| deploy status |')
    expect(await ask('reverse(@)[:1]', 'value', {columns: ['name', 'management']})).toBe('subcloud3 unmanaged\n')
    expect(JSON.parse(await ask('[1:2]', 'json'))).toEqual(subclouds.slice(1, 2))
    expect(await ask("[?name=='nowhere']", 'value')).toBe('')
  })

  test('are asked of whole rows, whatever columns are shown of the answer', async () => {
    const ask = (query: string, format: Format, columns: string[]): Promise<string> =>
      renderList(subcloudView, subclouds, options(format, {query, columns}))
    expect(await ask("[?name=='subcloud2']", 'value', ['id'])).toBe('2\n')
    expect(JSON.parse(await ask("[?name=='subcloud2']", 'json', ['id']))).toEqual([{id: 2}])
    expect(await ask('[].{name: name, sync: sync_status}', 'value', ['sync'])).toBe('in-sync\nunknown\nunknown\n')
    expect(JSON.parse(await ask('[0].{name: name, sync: sync_status}', 'json', ['sync']))).toEqual({sync: 'in-sync'})
    expect(await ask("[?name=='nowhere']", 'csv', ['id'])).toBe('"id"\n')
    await expect(ask('[].name', 'value', ['id'])).rejects.toMatchObject({
      message: 'no column "id" here',
      hint: 'choose from value',
    })
  })

  test('a wrong expression says where', async () => {
    const ask = (query: string): Promise<string> => renderList(subcloudView, subclouds, options('json', {query}))
    await expect(ask('[].name oops')).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('at character 9'),
    })
    await expect(ask('[?id==`1`')).rejects.toMatchObject({message: expect.stringContaining('at character 10')})
    await expect(ask('a.#')).rejects.toMatchObject({message: expect.stringContaining('at character 3')})
    await expect(ask('abs(@)')).rejects.toMatchObject({kind: 'usage', message: expect.stringContaining('abs()')})
  })
})

describe('reports', () => {
  const report: View<{check: string; state: string; detail: string; fix?: string}> = {
    remedy: 'fix',
    list: [{field: 'check'}, {field: 'state', state: true}, {field: 'detail'}, {field: 'fix'}],
  }
  const found = [
    {check: 'clock', state: 'ok', detail: 'within 0 s of ours'},
    {check: 'fm', state: 'fail', detail: 'the certificate of https://fm.test ended two days ago', fix: 'renew it'},
  ]

  test('are drawn for people on a terminal: wrapped, the way out below what needs one', async () => {
    const terminal = {isTTY: true, columns: 50, colour: false}
    expect(await renderList(report, found, {...options('table'), terminal})).toBe(
      `┌───────┬───────┬────────────────────────────────┐
│ check │ state │ detail                         │
├───────┼───────┼────────────────────────────────┤
│ clock │ ok    │ within 0 s of ours             │
│ fm    │ fail  │ the certificate of             │
│       │       │ https://fm.test ended two days │
│       │       │ ago                            │
│ → renew it                                     │
└────────────────────────────────────────────────┘
`,
    )
    const coloured = await renderList(report, found, {...options('table'), terminal: {...terminal, colour: true}})
    expect(coloured).toContain('\u001b[31mfail')
  })

  test('are tables like all others in a pipe, and where columns were chosen', async () => {
    expect(await renderList(report, found, options('table'))).toContain('| fm    | fail  | the certificate of https://')
    const terminal = {isTTY: true, columns: 50, colour: false}
    const chosen = await renderList(report, found, {...options('table'), columns: ['check', 'fix'], terminal})
    expect(chosen).toContain('| fm    | renew it |')
  })
})
