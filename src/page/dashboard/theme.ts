import {button, say} from './dom.js'

const themes = ['', 'dark', 'light'] as const

/** How the page is looked at: in which light, and from how far. `changed`: all that is painted has to be painted anew. */
export function lookButtons(changed: () => void): readonly HTMLButtonElement[] {
  const theme = button('Theme', {class: 'quiet'}, () => {
    const now = themes.findIndex((one) => one === (document.documentElement.dataset['theme'] ?? ''))
    setTheme(themes[(now + 1) % themes.length] ?? '')
    changed()
  })
  const wall = button('Wall', {class: 'quiet wall', 'aria-pressed': 'false'}, () => {
    setWall(!document.documentElement.dataset['wall'])
    changed()
  })

  function setTheme(name: string): void {
    if (name === '') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = name
    say(theme, `Theme: ${name || 'as the system'}`)
    remember('stx-theme', name)
  }

  /** Only what is read from afar, in large letters. */
  function setWall(on: boolean): void {
    if (on) document.documentElement.dataset['wall'] = 'on'
    else delete document.documentElement.dataset['wall']
    wall.setAttribute('aria-pressed', String(on))
    remember('stx-wall', on ? 'on' : '')
  }

  setTheme(remembered('stx-theme'))
  setWall(remembered('stx-wall') === 'on')
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed)
  return [theme, wall]
}

/** A browser that keeps nothing is fine, too. */
function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Then it is asked again the next time.
  }
}

function remembered(name: string): string {
  try {
    return localStorage.getItem(name) ?? ''
  } catch {
    return ''
  }
}
