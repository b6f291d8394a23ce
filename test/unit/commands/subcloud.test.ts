import {describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

const subcloud = (id: number, more: object = {}) => ({
  id,
  name: `subcloud${id}`,
  'management-state': 'managed',
  'availability-status': 'online',
  'deploy-status': 'complete',
  'backup-status': null,
  'prestage-status': null,
  'region-name': `0000000000000000000000000000000${id}`,
  sync_status: 'in-sync',
  ...more,
})

describe('subcloud list', () => {
  test('prints the official table without those that stand by for a peer', async () => {
    const subclouds = [subcloud(1), subcloud(2, {'deploy-status': 'secondary'})]
    expectWire({path: '/dcmanager/v1.0/subclouds/', reply: {subclouds}})
    expect((await runProgram(['subcloud', 'list'])).stdout).toBe(
      `+----+-----------+------------+--------------+---------------+---------+---------------+-----------------+
| id | name      | management | availability | deploy status | sync    | backup status | prestage status |
+----+-----------+------------+--------------+---------------+---------+---------------+-----------------+
|  1 | subcloud1 | managed    | online       | complete      | in-sync | None          | None            |
+----+-----------+------------+--------------+---------------+---------+---------------+-----------------+
`,
    )
  })

  test('a query speaks the field names of the API', async () => {
    const subclouds = [subcloud(1), subcloud(2, {sync_status: 'out-of-sync'})]
    expectWire({path: '/dcmanager/v1.0/subclouds/', reply: {subclouds}})
    const {stdout} = await runProgram(['subcloud', 'list', '--query', "[?sync_status!='in-sync'].name", '-f', 'json'])
    expect(JSON.parse(stdout)).toEqual(['subcloud2'])
  })

  test('an empty list is an empty JSON list', async () => {
    expectWire({path: '/dcmanager/v1.0/subclouds/', reply: {subclouds: []}})
    expect((await runProgram(['subcloud', 'list', '-f', 'json'])).stdout).toBe('[]\n')
  })
})

describe('subcloud show', () => {
  test('ends with a row per endpoint and the region', async () => {
    const endpoint_sync_status = [{endpoint_type: 'dc-cert', sync_status: 'in-sync'}]
    expectWire({path: '/dcmanager/v1.0/subclouds/subcloud1', reply: subcloud(1, {endpoint_sync_status})})
    const {stdout} = await runProgram(['subcloud', 'show', 'subcloud1'])
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .slice(-3, -1)
        .map((line) => line.replaceAll(/ +/g, ' ')),
    ).toEqual(['| dc-cert_sync_status | in-sync |', '| region_name | 00000000000000000000000000000001 |'])
  })

  test('a missing subcloud is exit code 5', async () => {
    const page =
      '<html>\n <head>\n  <title>404 Not Found</title>\n </head>\n <body>\n  <h1>404 Not Found</h1>\n  The resource could not be found.<br /><br />\nSubcloud not found\n\n\n </body>\n</html>'
    expectWire({path: '/dcmanager/v1.0/subclouds/subcloud9', status: 404, reply: page})
    const {stderr, code} = await runProgram(['subcloud', 'show', 'subcloud9'])
    expect(code).toBe(5)
    expect(stderr).toMatch(/^stx: subcloud not found: subcloud9; see: stx subcloud list --all/)
  })
})

test('--subcloud asks dcmanager for the region', async () => {
  expectWire({path: '/dcmanager/v1.0/subclouds/subcloud1', reply: subcloud(1, {'region-name': 'Nowhere'})})
  const {stderr, code} = await runProgram(['host', 'list', '--subcloud', 'subcloud1'])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^stx: .*Nowhere.*\n$/)
})
