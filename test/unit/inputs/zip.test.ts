import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {crc32, inflateRawSync} from 'node:zlib'
import {expect, test} from 'vitest'
import {zipWithRoles} from '../../../src/inputs/archive/zip.js'
import {useFolder} from '../../support/file.js'

const {write, folder} = useFolder()

/** Reads an archive as unpackers do: from the directory at its end. */
function unzip(archive: Uint8Array): Record<string, string> {
  const bytes = Buffer.from(archive)
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  const found: Record<string, string> = {}
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    expect(bytes.toString('latin1', at, at + 4)).toBe('PK\x01\x02')
    const [sum, packed, plain] = [16, 20, 24].map((offset) => bytes.readUInt32LE(at + offset))
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    expect(bytes.toString('utf8', local + 30, local + 30 + nameLength)).toBe(name)
    const content = local + 30 + nameLength
    const text = inflateRawSync(bytes.subarray(content, content + (packed ?? 0)))
    expect([crc32(text), text.length]).toEqual([sum, plain])
    found[name] = text.toString()
    at += 46 + nameLength
  }
  expect(at).toBe(end)
  return found
}

test('a playbook without roles needs no archive', async () => {
  expect(await zipWithRoles(write('alone.yml', '- hosts: all\n'))).toBeUndefined()
})

test('an archive has the playbook and all that is in its roles', async () => {
  mkdirSync(join(folder(), 'roles/größe/tasks'), {recursive: true})
  const tasks = '- debug:\n'.repeat(500)
  write('roles/größe/tasks/main.yml', tasks)
  write('roles/empty.yml', '')
  write('beside.yml', 'not of it')
  const archive = await zipWithRoles(write('site.yml', '- hosts: all\n'))
  expect(archive && unzip(archive)).toEqual({
    'site.yml': '- hosts: all\n',
    'roles/empty.yml': '',
    'roles/größe/tasks/main.yml': tasks,
  })
})
