import {expect, test} from 'vitest'
import {openSystem, type System} from './system.js'

async function install(system: System, content: string | Uint8Array<ArrayBuffer> | undefined) {
  const form = new FormData()
  if (content === undefined) form.set('mode', 'none')
  else form.set('file', new Blob([content]), 'license.lic')
  const response = await fetch(`${system.simulator.url}/RegionOne/sysinv/v1/license/install_license`, {
    method: 'POST',
    headers: {'x-auth-token': system.token},
    body: form,
  })
  return response.json()
}

test('a license is there once it was installed, and replaced by the next', async () => {
  const system = await openSystem('aio-sx')
  const shown = async () => (await system.get('license/get_license_file')).body
  const error = 'License file not found. A license may not have been installed.'
  expect(await shown()).toEqual({content: '', error})
  for (const content of ['first\n', 'second\n']) {
    expect(await install(system, content)).toEqual({success: 'Success: new license installed', error: ''})
    expect(await shown()).toEqual({content, error: ''})
  }
})

test('what is no text, and no file, is refused', async () => {
  const system = await openSystem('aio-sx')
  expect(await install(system, new Uint8Array([0xc3, 0xa9, 0xff]))).toEqual({
    success: '',
    error: "'utf-8' codec can't decode byte 0xff in position 2: invalid start byte",
  })
  expect(await install(system, undefined)).toEqual({success: '', error: 'Error: No file uploaded'})
})
