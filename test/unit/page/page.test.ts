import {expect, test} from 'vitest'
import {failoverPage} from '../../../src/page/failover-page.js'

const name = "<script>alert(1)</script>\" onload='x' \u202e"

const page = failoverPage([
  {
    lost: [name],
    moves: [{group: name, from: name, to: name, subclouds: 3, seconds: 60}],
    homeless: [{group: name, from: name, subclouds: 3, why: name}],
    fill: [{site: name, subclouds: 3, capacity: 10}],
    seconds: 60,
    changes: [],
    exact: true,
  },
])

test('what people call a site is shown, and does nothing', () => {
  expect(page).not.toContain('<script')
  expect(page).not.toContain('\u202e')
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39;')
})

test('a page asks nobody for anything', () => {
  expect(page).toContain("default-src 'none'")
  expect(page.match(/\b(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"'])
  expect(page).not.toMatch(/url\(|@import|https?:/)
})
