import {X509Certificate} from 'node:crypto'
import {expect, test} from 'vitest'
import {fingerprintOf, namesOf, selfMade, urlOf} from '../../../src/dashboard/place.js'

test('a link has brackets where an address has colons', () => {
  expect(urlOf({address: '::1', port: 80}, false)).toBe('http://[::1]:80/')
  expect(urlOf({address: '10.0.0.1', port: 8650}, true)).toBe('https://10.0.0.1:8650/')
})

test('a certificate made for this run is for the address that it listens on, and a request may name that', () => {
  const made = selfMade({address: '10.10.10.9'}, Date.now())
  const certificate = new X509Certificate(made.cert)
  expect(certificate.checkIP('10.10.10.9')).toBe('10.10.10.9')
  expect(fingerprintOf(made)).toBe(certificate.fingerprint256)
  const isOurName = namesOf(made)
  expect(['10.10.10.9', 'localhost', '[::1]'].map(isOurName)).toEqual([true, true, true])
  expect(['10.10.10.8', 'evil.example', ''].map(isOurName)).toEqual([false, false, false])
})

test('without TLS a request may name this machine alone', () => {
  const isOurName = namesOf(undefined)
  expect(['127.0.0.1', 'localhost', '[::1]'].map(isOurName)).toEqual([true, true, true])
  expect(['127.0.0.1.evil.example', 'evil.example', '10.0.0.1', ''].map(isOurName)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
