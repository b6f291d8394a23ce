import {expect, test} from 'vitest'
import {certificateFault} from '../../../../src/planning/strategy/certificate.js'

const NOW = Date.UTC(2026, 2, 1, 10)

test.each<[string | undefined, string | undefined, string | undefined]>([
  [undefined, undefined, undefined],
  ['C=CA ST=Ontario L=Ottawa O=Some Company OU=Lab CN=kubernetes', '2036-01-01', undefined],
  ['CN=kubernetes', '2036-1-9', undefined],
  [undefined, '2036-02-30', 'expiry date 2036-02-30 is no day, such as 2036-01-01'],
  [undefined, '01.01.2036', 'expiry date 01.01.2036 is no day, such as 2036-01-01'],
  [undefined, '2026-03-02', 'expiry date 2026-03-02 is less than a day from now'],
  [undefined, '2026-03-03', undefined],
  ['O=Company', undefined, 'subject "O=Company" lacks its CN='],
  ['kubernetes', undefined, 'subject "kubernetes" lacks its CN='],
  ['CN=kubernetes X=1', undefined, 'subject "CN=kubernetes X=1": X is none of C, ST, L, O, OU, CN'],
])('a certificate for %j until %j', (subject, lastDay, fault) => {
  expect(certificateFault({subject, lastDay}, NOW)).toBe(fault)
})

test('whose last day is judged by no clock may be yesterday', () => {
  expect(certificateFault({subject: undefined, lastDay: '2020-01-01'})).toBeUndefined()
})
