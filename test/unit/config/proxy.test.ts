import {expect, test} from 'vitest'
import {proxyFor} from '../../../src/config/proxy.js'

const VARIABLES = {http: 'http://plain:3128', https: 'secure:3129'}

test.each([
  ['http://cloud:5000/v3', undefined, 'http://plain:3128'],
  ['https://cloud:5000/v3', undefined, 'http://secure:3129'],
  ['http://127.0.0.1:8620/identity/v3', undefined, undefined],
  ['http://localhost:8620/', undefined, undefined],
  ['http://[::1]:8620/', undefined, undefined],
  ['http://cloud:5000/', '*', undefined],
  ['http://cloud:5000/', 'other, cloud', undefined],
  ['http://cloud:5000/', 'cloud:5000', undefined],
  ['http://cloud:5000/', 'cloud:6385', 'http://plain:3128'],
  ['http://a.example.org/', '.example.org', undefined],
  ['http://a.example.org/', '*.example.org', undefined],
  ['http://a.example.org/', 'example.org', undefined],
  ['http://an-example.org/', 'example.org', 'http://plain:3128'],
  ['http://[fd00::2]:5000/', 'fd00::2', undefined],
])('%s with NO_PROXY=%s goes through %s', (url, direct, proxy) => {
  expect(proxyFor(url, {...VARIABLES, direct})).toBe(proxy)
})
