import {X509Certificate} from 'node:crypto'
import {expect, test} from 'vitest'
import {fingerprintOf, isLoopback, namesOf, placeIn, selfMade, urlOf} from '../../../src/dashboard/place.js'

test.each([
  ['127.0.0.1:8650', {address: '127.0.0.1', port: 8650}],
  ['127.0.0.1', {address: '127.0.0.1', port: 0}],
  [':8650', {address: '127.0.0.1', port: 8650}],
  ['localhost:0', {address: 'localhost', port: 0}],
  ['[::1]:8650', {address: '::1', port: 8650}],
  ['::1', {address: '::1', port: 0}],
  ['10.10.10.9:443', {address: '10.10.10.9', port: 443}],
  ['', undefined],
  ['example.com:80', undefined],
  ['127.0.0.1:99999', undefined],
  ['127.0.0.1:', undefined],
  ['8650', undefined],
  ['http://127.0.0.1', undefined],
])('--listen %s is %j', (text, place) => {
  expect(placeIn(text)).toEqual(place)
})

test.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost'])('%s is this machine', (address) => {
  expect(isLoopback(address)).toBe(true)
})

test.each(['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', 'fe80::1'])('%s can be reached from elsewhere', (address) => {
  expect(isLoopback(address)).toBe(false)
})

test('a link has brackets where an address has colons', () => {
  expect(urlOf({address: '::1', port: 80}, false)).toBe('http://[::1]:80/')
  expect(urlOf({address: '10.0.0.1', port: 8650}, true)).toBe('https://10.0.0.1:8650/')
})

test('a certificate made for this run is for the address that it listens on, and a request may name that', () => {
  const made = selfMade({address: '10.10.10.9', port: 1}, Date.now())
  const certificate = new X509Certificate(made.cert)
  expect(certificate.checkIP('10.10.10.9')).toBe('10.10.10.9')
  expect(fingerprintOf(made)).toBe(certificate.fingerprint256)
  const isOurName = namesOf(made)
  expect(['10.10.10.9', 'localhost', '[::1]'].map(isOurName)).toEqual([true, true, true])
  expect(['10.10.10.8', 'evil.example', ''].map(isOurName)).toEqual([false, false, false])
})
