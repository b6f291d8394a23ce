import {describe, expect, test} from 'vitest'
import {hostilePages} from '../../support/hostile-page.js'

describe.each(Object.entries(hostilePages))('the page of %s', (_kind, page) => {
  test('what people call a site is shown, and does nothing', () => {
    expect(page).not.toMatch(/<script|<img/)
    expect(page).not.toContain('\u202e')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('&quot; onload=&#39;alert(1)&#39; \ufffd')
    // Each element that names stand in is closed as often as it is opened: no name closed one.
    for (const element of ['title', 'style', 'svg', 'td', 'figcaption', 'p', 'h2'])
      expect(page.split(`</${element}>`).length, element).toBe(page.split(new RegExp(`<${element}[ >]`)).length)
  })

  test('it asks nobody for anything', () => {
    expect(page).toContain("default-src 'none'")
    expect(page.match(/\s(?:src|href)="[^"]*"/g)).toEqual([' href="data:,"'])
    expect(page).not.toMatch(/url\(|@import|https?:/)
  })
})
