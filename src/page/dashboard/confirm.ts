import {button, el, fill, say} from './dom.js'
import type {ActionFacts} from './told.js'

/** What somebody is about to do, and to what. */
export interface Intent {
  readonly action: ActionFacts
  readonly name: string
  /** Of a host: where it is. */
  readonly site?: string
}

/** Asks for the name once more before anything is sent, and says what came of it. */
export class Confirmation {
  readonly element = el('dialog', {class: 'confirm', 'aria-labelledby': 'confirm-title'})
  readonly #title = el('h2', {id: 'confirm-title'})
  readonly #asks = el('label', {for: 'confirm-typed'})
  readonly #typed = el('input', {id: 'confirm-typed', autocomplete: 'off', spellcheck: 'false'})
  readonly #says = el('p', {role: 'status'})
  readonly #go = el('button', {type: 'submit', class: 'grave'}, 'Do it')
  #intent: Intent | undefined

  constructor() {
    const form = el(
      'form',
      {},
      this.#title,
      this.#asks,
      this.#typed,
      this.#says,
      el(
        'div',
        {class: 'buttons'},
        button('Close', {}, () => this.element.close()),
        this.#go,
      ),
    )
    this.element.append(form)
    this.#typed.addEventListener('input', () => this.#judge())
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#send()
    })
  }

  ask(intent: Intent): void {
    this.#intent = intent
    const {action, name, site} = intent
    fill(this.#title, `${action.id} ${name}`, site === undefined ? '' : ` in ${site}`)
    fill(this.#asks, 'To go on, type ', el('code', {}, name))
    this.#typed.value = ''
    say(this.#says, '')
    this.#judge()
    this.element.showModal()
    this.#typed.focus()
  }

  #judge(): void {
    this.#go.disabled = this.#typed.value !== this.#intent?.name
  }

  async #send(): Promise<void> {
    if (!this.#intent || this.#go.disabled) return
    const {action, name, site} = this.#intent
    this.#go.disabled = true
    say(this.#says, 'Sent. Waiting for the answer …')
    const token = document.querySelector('meta[name=stx-token]')?.getAttribute('content') ?? ''
    const answer = await fetch('act', {
      method: 'POST',
      headers: {'content-type': 'application/json', 'x-stx-token': token},
      body: JSON.stringify({action: action.id, name, site, typed: this.#typed.value}),
    }).catch(() => undefined)
    say(this.#says, await saidIn(answer))
    this.#typed.value = ''
  }
}

async function saidIn(answer: Response | undefined): Promise<string> {
  if (!answer) return 'stx dashboard does not answer: whether it was sent, stx history shows'
  if (!(answer.headers.get('content-type') ?? '').startsWith('application/json')) return (await answer.text()).trim()
  const {said} = (await answer.json()) as {said?: unknown}
  return typeof said === 'string' ? said : ''
}
