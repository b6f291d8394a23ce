import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {existsSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {Agent, type IncomingMessage, request} from 'node:http'
import {connect} from 'node:net'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import {afterEach, beforeEach, describe, expect, onTestFinished, test} from 'vitest'
import {temporaryDirectory} from '../support/temporary.js'
import {Site} from './site.js'

let site: Site
beforeEach(async () => {
  site = await Site.open({scenario: 'aio-sx'})
})
afterEach(() => site.close())

describe('an upload', () => {
  test('of image and signature becomes a release after a while', async () => {
    const {status, body} = await site.upload({'starlingx-26.09.0.iso': 'image', 'starlingx-26.09.0.sig': 's'})
    expect(status).toBe(200)
    expect(body).toMatchObject({
      error: '',
      info: expect.stringContaining('starlingx-26.09.0 is now uploading, await for the states'),
      upload_info: [
        {
          'starlingx-26.09.0.iso': {id: 'starlingx-26.09.0', sw_release: '26.09.0'},
          'starlingx-26.09.0.sig': {id: null, sw_release: null},
        },
      ],
    })
    expect(await site.states()).toMatchObject({'starlingx-26.09.0': 'uploading'})
    expect((await site.upload({'starlingx-26.03.1.patch': 'x'})).body['error']).toContain('Uploading in progress')
    expect(await site.refused('DELETE', 'release/starlingx-26.09.0')).toContain('is being uploaded, please wait')
    await site.advance('2m')
    expect(await site.states()).toMatchObject({'starlingx-26.09.0': 'available'})
  })

  test('may fail while it is unpacked; then the release can be deleted', async () => {
    site.fail('software.upload')
    await site.upload({'starlingx-26.03.1.patch': 'x'})
    await site.advance('1m')
    expect(await site.states()).toMatchObject({'starlingx-26.03.1': 'upload-failed'})
    expect((await site.ask('DELETE', 'release/starlingx-26.03.1')).body).toMatchObject({
      info: expect.stringContaining('Deleted starlingx-26.03.1 product release'),
    })
  })

  test('that breaks off leaves nothing behind', async () => {
    const {url} = site.session.simulator
    const form = '--b\r\ncontent-disposition: form-data; name="p"; filename="starlingx-26.03.1.patch"\r\n\r\nhalf of it'
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    await once(socket, 'connect')
    const head = ['POST /RegionOne/usm/v1/release HTTP/1.1', 'host: x', `x-auth-token: ${site.session.token}`]
    socket.write(
      [...head, 'content-type: multipart/form-data; boundary=b', 'content-length: 90000', '', form].join('\r\n'),
    )
    socket.end()
    socket.resume()
    await once(socket, 'close')
    expect(await site.states()).toEqual({'starlingx-26.03.0': 'deployed'})
    expect((await site.upload({'starlingx-26.03.1.patch': 'x'})).status).toBe(200)
  })

  test('that cannot be kept is refused, and the next request of its connection is answered', async () => {
    const folder = temporaryDirectory()
    const scratch = join(folder, 'scratch')
    const full = await Site.open({scenario: 'aio-sx', scratch})
    onTestFinished(full.close)
    writeFileSync(scratch, 'no folder')
    const agent = new Agent({keepAlive: true, maxSockets: 1})
    onTestFinished(() => agent.destroy())
    const ports = new Set<number | undefined>()
    const send = async (method: string, path: string, type?: string, body?: Buffer) => {
      const headers = {'x-auth-token': full.session.token, ...(type && {'content-type': type})}
      const sent = request(`${full.session.simulator.url}/RegionOne${path}`, {method, agent, headers}).end(body)
      const [reply] = (await once(sent, 'response')) as [IncomingMessage]
      ports.add(sent.socket?.localPort)
      return {status: reply.statusCode, body: await text(reply)}
    }
    const part = 'content-disposition: form-data; name="p"; filename="starlingx-26.03.1.patch"'
    // More than is kept in memory, and more than waits in all buffers on the way.
    const form = Buffer.concat([
      Buffer.from(`--b\r\n${part}\r\n\r\n`),
      Buffer.alloc(9_000_000),
      Buffer.from('\r\n--b--'),
    ])
    const refused = await send('POST', '/usm/v1/release', 'multipart/form-data; boundary=b', form)
    expect(refused.status).toBe(500)
    expect((await send('GET', '/usm/v1/release')).status).toBe(200)
    expect(ports.size).toBe(1)
    rmSync(scratch)
    expect((await send('POST', '/usm/v1/release', 'multipart/form-data; boundary=b', form)).status).toBe(200)
    // Nothing of it stays.
    expect(readdirSync(scratch)).toEqual([])
  })

  test('that was underway at a kill leaves nothing behind at the next start', async () => {
    const scratch = join(temporaryDirectory(), 'scratch')
    mkdirSync(join(scratch, 'request-1'), {recursive: true})
    writeFileSync(join(scratch, 'request-1/0'), 'half of it')
    const next = await Site.open({scenario: 'aio-sx', scratch})
    expect(existsSync(scratch)).toBe(false)
    await next.close()
  })

  test('that does not fit on the disk is an internal error to the service', async () => {
    site.fail('software.disk')
    const {status, body} = await site.upload({'starlingx-26.03.1.patch': 'x'})
    expect(status).toBe(500)
    expect(body).toEqual({
      info: '',
      warning: '',
      error: expect.stringMatching(/^Internal error occurred\. Error signature \[[0-9a-f]{8}\]$/),
    })
    expect(await site.states()).toEqual({'starlingx-26.03.0': 'deployed'})
    // The rule was for one upload.
    expect((await site.upload({'starlingx-26.03.1.patch': 'x'})).status).toBe(200)
  })

  test('of the release that runs only names it', async () => {
    const {status, body} = await site.upload({'starlingx-26.03.0.iso': 'i', 'starlingx-26.03.0.sig': 's'})
    expect(status).toBe(200)
    expect(body).toMatchObject({
      info: 'Uploaded release 26.03.0 is the same as current release on the controller',
      error: '',
      upload_info: [{'starlingx-26.03.0.iso': {id: 'starlingx-26.03.0', sw_release: '26.03.0'}}],
    })
    expect(await site.states()).toEqual({'starlingx-26.03.0': 'deployed'})
  })

  test('takes what a file says of itself', async () => {
    const text = {id: 'lab-1', sw_version: '26.03.5', reboot_required: false, summary: 'mine'}
    await site.provide({'whatever.patch': JSON.stringify({...text, metapackages: [{name: 'one'}]})})
    expect((await site.ask('GET', 'release/lab-1')).body).toMatchObject({
      sw_version: '26.03.5',
      reboot_required: false,
      metapackages: {'one_26.03.5': {state: 'available'}},
    })
    expect((await site.ask('GET', 'release/one_26.03.5')).body).toMatchObject({component: 'one', summary: 'mine'})
  })

  test('takes files that lie on the controller', async () => {
    const {url} = site.session.simulator
    const post = async (names: string[]) =>
      fetch(`${url}/RegionOne/usm/v1/release`, {
        method: 'POST',
        headers: {'x-auth-token': site.session.token, 'content-type': 'text/plain'},
        body: JSON.stringify(names),
      })
    expect((await post(['/home/sysadmin/starlingx-26.03.1.patch'])).status).toBe(200)
    expect((await post(['elsewhere.patch'])).status).toBe(406)
  })

  test('of good and bad patches takes the good ones', async () => {
    const {status, body} = await site.upload({'starlingx-26.03.1.patch': 'x', 'starlingx-26.03.2.patch': ''})
    expect(status).toBe(200)
    expect(body['error']).toContain('Failed to upload release starlingx-26.03.2.patch')
    expect(await site.states()).toHaveProperty('starlingx-26.03.1')
  })

  test.each<[string, Record<string, string>, string]>([
    ['no image', {'a-26.09.0.sig': 's'}, 'Missing upgrade file or signature file'],
    ['no signature', {'a-26.09.0.iso': 'i'}, 'Missing upgrade file or signature file'],
    ['another file', {'a.txt': 'x'}, 'The file extension is not supported'],
    ['a signature of something else', {'a-26.09.0.iso': 'i', 'b.sig': 's'}, 'signature validation failed'],
    [
      'a digest of something else',
      {'a-26.09.0.iso': 'i', 'a-26.09.0.sig': createHash('sha256').update('x').digest('hex')},
      'signature validation failed',
    ],
    ['an older release', {'a-25.09.0.iso': 'i', 'a-25.09.0.sig': 's'}, 'older than the running release'],
    ['a patch without its major', {'a-27.03.1.patch': 'x'}, 'its major release is not there'],
    ['nothing', {}, 'No files uploaded'],
  ])('with %s is refused', async (_what, files, words) => {
    expect((await site.upload(files)).body['error']).toContain(words)
    expect(Object.keys(await site.states())).toEqual(['starlingx-26.03.0'])
  })

  test('of a fourth major is refused', async () => {
    for (const version of ['26.09.0', '27.03.0'])
      await site.provide({[`a-${version}.iso`]: 'i', [`a-${version}.sig`]: 's'})
    const {body} = await site.upload({'a-27.09.0.iso': 'i', 'a-27.09.0.sig': 's'})
    expect(body['error']).toContain('Max major releases is 3')
  })

  test('of an older release is taken by a system controller', async () => {
    await site.close()
    site = await Site.open({scenario: 'dc', subclouds: 1})
    await site.provide({'starlingx-25.09.0.iso': 'i', 'starlingx-25.09.0.sig': 's'})
    expect(await site.states()).toMatchObject({'starlingx-25.09.0': 'available'})
  })
})

describe('releases', () => {
  test.each([
    ['release/starlingx-26.03.0/is_deployed', true],
    ['release/starlingx-26.03.0/is_available', false],
    ['release/starlingx-26.03.0/nothing/is_deployed', false],
    ['release/starlingx-26.03.0/is_committed', false],
  ])('GET %s answers %s', async (path, expected) => {
    expect((await site.ask('GET', path)).body).toBe(expected)
  })

  test.each([
    ['release?show=deployed', 1],
    ['release?show=available', 0],
    ['release?show=whatever', 1],
    ['release?release=26.03', 1],
    ['release?release=26.09', 0],
    ['release/metapackage', 2],
    ['release/metapackage?show=available', 0],
    ['release/metapackage?all', 2],
    ['release/metapackage?pre-upgrade-deploy', 0],
  ])('GET %s lists %i', async (path, count) => {
    expect((await site.ask('GET', path)).body).toHaveLength(count)
  })

  test('are committed', async () => {
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    expect(await site.post('release/starlingx-26.03.0/commit_dry_run')).toMatchObject({
      info: expect.stringContaining('commit operation would free'),
    })
    expect(await site.refused('POST', 'release/nope/starlingx-26.03.0/commit')).toBe('200 nope is unrecognized\n')
    expect(await site.refused('POST', 'release/starlingx-26.03.1/commit')).toBe(
      '200 The following patches are not applied and cannot be committed:\n    starlingx-26.03.1\n',
    )
    await site.ask('DELETE', 'release/starlingx-26.03.1')
    await site.post('release/starlingx-26.03.0/commit')
    expect(await site.states()).toEqual({'starlingx-26.03.0': 'committed'})
    expect((await site.ask('GET', 'release/starlingx-26.03.0/is_committed')).body).toBe(true)
    expect(await site.refused('DELETE', 'release/starlingx-26.03.0')).toBe(
      '406 Release starlingx-26.03.0 is not ready to be deleted\n',
    )
    expect(await site.refused('POST', 'deploy/precheck', {releases: ['starlingx-26.03.0']})).toContain(
      'Cannot run precheck against current release',
    )
  })

  test('are brought to another system', async () => {
    await site.close()
    site = await Site.open({scenario: 'dc', subclouds: 1})
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    const {sim} = site
    sim.transact(() =>
      sim.emit('release.delivered', {region: 'subcloud1', release: 'starlingx-26.03.1', from: 'RegionOne'}),
    )
    expect(sim.ask('releases', 'subcloud1').map(({id, state}) => [id, state])).toEqual([
      ['starlingx-26.03.0', 'deployed'],
      ['starlingx-26.03.1', 'available'],
    ])
  })
})
