import nock from 'nock'
import {afterEach, expect, test} from 'vitest'
import {subclouds} from '../../../../src/client/index.js'
import {apiOf, expectAllSent} from '../cloud.js'

const dcmanager = () => nock('http://dcmanager.test:8119')
const client = async () => subclouds(await apiOf('dcmanager'))

const subcloud = (name: string, deployStatus = 'complete') => ({
  id: 1,
  name,
  description: null,
  'software-version': '26.03',
  'management-state': 'managed',
  'availability-status': 'online',
  'deploy-status': deployStatus,
  'region-name': '00000000000000000000000000abc001',
  group_id: 1,
  peer_group_id: null,
  endpoint_sync_status: [{endpoint_type: 'platform', sync_status: 'in-sync'}],
})

afterEach(expectAllSent)

test('the list leaves out those that stand by for a peer site, unless asked for', async () => {
  const names = ['complete', 'secondary', 'secondary-failed', 'rehoming']
  dcmanager()
    .get('/v1.0/subclouds/')
    .twice()
    .reply(200, {subclouds: names.map((status) => subcloud(status, status))})
  const api = await client()
  expect((await api.list()).map(({name}) => name)).toEqual(['complete', 'rehoming'])
  expect((await api.list({secondary: true})).map(({name}) => name)).toEqual(names)
})

test('one is asked for by name or number, as it is typed', async () => {
  dcmanager().get('/v1.0/subclouds/subcloud%201').reply(200, subcloud('subcloud 1'))
  expect(await (await client()).get('subcloud 1')).toEqual(subcloud('subcloud 1'))
})

test('details have an address of their own', async () => {
  const detailed = {
    ...subcloud('a'),
    oam_floating_ip: 'unavailable',
    deploy_config_sync_status: 'unknown',
    region_name: 'x',
  }
  dcmanager().get('/v1.0/subclouds/7/detail').reply(200, detailed)
  expect(await (await client()).detail('7')).toEqual(detailed)
})

test('one that is not there', async () => {
  const page =
    '<html>\n <head>\n  <title>404 Not Found</title>\n </head>\n <body>\n  <h1>404 Not Found</h1>\n  The resource could not be found.<br /><br />\nSubcloud not found\n\n\n </body>\n</html>'
  dcmanager().get('/v1.0/subclouds/nope').reply(404, page, {'content-type': 'text/html; charset=UTF-8'})
  await expect((await client()).get('nope')).rejects.toMatchObject({
    kind: 'not-found',
    message: 'subcloud not found: nope',
    about: {resource: 'subcloud', ref: 'nope'},
    url: 'http://dcmanager.test:8119/v1.0/subclouds/nope',
    serverText: 'The resource could not be found.\nDetails: Subcloud not found',
  })
})
