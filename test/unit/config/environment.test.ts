import {describe, expect, test} from 'vitest'
import {readEnvironment} from '../../../src/config/environment.js'

describe('where files go', () => {
  test('the XDG defaults', () => {
    expect(readEnvironment({HOME: '/home/ann'}).paths).toEqual({
      config: '/home/ann/.config/stx',
      cache: '/home/ann/.cache/stx',
      state: '/home/ann/.local/state/stx',
      data: '/home/ann/.local/share/stx',
    })
  })

  test('XDG variables; a relative one is not followed', () => {
    const {paths} = readEnvironment({HOME: '/home/ann', XDG_CONFIG_HOME: '/etc/ann', XDG_CACHE_HOME: 'cache'})
    expect(paths.config).toBe('/etc/ann/stx')
    expect(paths.cache).toBe('/home/ann/.cache/stx')
  })

  test('STX_HOME holds everything', () => {
    expect(readEnvironment({HOME: '/home/ann', STX_HOME: '/srv/stx', XDG_DATA_HOME: '/data'}).paths).toEqual({
      config: '/srv/stx/config',
      cache: '/srv/stx/cache',
      state: '/srv/stx/state',
      data: '/srv/stx/data',
    })
  })
})

describe('the connection', () => {
  test.each([
    ['OS_AUTH_URL', 'auth_url'],
    ['OS_AUTH_TOKEN', 'token'],
    ['OS_TOKEN', 'token'],
    ['OS_TENANT_NAME', 'project_name'],
    ['OS_ENDPOINT_TYPE', 'interface'],
    ['OS_INTERFACE', 'interface'],
    ['SYSTEM_URL', 'system_url'],
    ['DCMANAGER_URL', 'dcmanager_url'],
    ['SOFTWARE_URL', 'software_url'],
    ['FM_URL', 'fm_url'],
    ['STX_AUTH_TYPE', 'auth_type'],
    ['OS_CACERT', 'cacert'],
  ])('%s is %s', (variable, setting) => {
    expect(readEnvironment({HOME: '/', [variable]: 'x'}).connection).toEqual({[setting]: {value: 'x', from: variable}})
  })

  test('the first name that is set wins, and an empty value is not set', () => {
    const {connection} = readEnvironment({HOME: '/', OS_PROJECT_NAME: '', OS_TENANT_NAME: 'services', OS_USERNAME: ''})
    expect(connection).toEqual({project_name: {value: 'services', from: 'OS_TENANT_NAME'}})
  })
})

describe('switches', () => {
  test.each([
    [{}, 'auto'],
    [{NO_COLOR: '1'}, 'never'],
    [{NO_COLOR: ''}, 'auto'],
    [{TERM: 'dumb'}, 'never'],
    [{FORCE_COLOR: '1', NO_COLOR: '1'}, 'always'],
    [{FORCE_COLOR: '0'}, 'never'],
  ])('colour with %o is %s', (variables, colour) => {
    expect(readEnvironment({HOME: '/', ...variables}).colour).toBe(colour)
  })

  test.each(['STX_NO_CACHE', 'CGTSCLIENT_NO_CACHE', 'FMCLIENT_NO_CACHE', 'DCCLIENT_NO_CACHE'])('%s', (variable) => {
    expect(readEnvironment({HOME: '/', [variable]: '1'}).noCache).toBe(true)
    expect(readEnvironment({HOME: '/', [variable]: ''}).noCache).toBe(false)
  })

  test('only the exact word turns the official confirmations on', () => {
    expect(readEnvironment({HOME: '/', CLI_CONFIRMATIONS: 'enabled'}).confirmations).toBe(true)
    expect(readEnvironment({HOME: '/', CLI_CONFIRMATIONS: 'Enabled'}).confirmations).toBe(false)
  })

  test('COLUMNS counts when it is a width', () => {
    expect(readEnvironment({HOME: '/', COLUMNS: '120'}).columns).toBe(120)
    expect(readEnvironment({HOME: '/', COLUMNS: '0'}).columns).toBeUndefined()
    expect(readEnvironment({HOME: '/', COLUMNS: 'wide'}).columns).toBeUndefined()
  })

  test('STX_KEYCHAIN=off', () => {
    expect(readEnvironment({HOME: '/', STX_KEYCHAIN: 'OFF'}).keychain).toBe(false)
    expect(readEnvironment({HOME: '/'}).keychain).toBe(true)
  })
})
