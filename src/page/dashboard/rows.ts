import {el, fill, say} from './dom.js'

export interface Column<Row> {
  readonly id: string
  readonly label: string
  /** What people read it for: the least important go first where there is no room. */
  readonly rank?: 'always' | 'wide' | 'wider'
  readonly number?: boolean
  cell(row: Row): Node | string
  /** Smaller comes first. */
  order(a: Row, b: Row): number
}

interface Options<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  /** Sorted so at first. */
  readonly by: string
  readonly empty: string
  open?(row: Row): void
}

const ROW = 34
const BEYOND = 8

/** A table of which only what is seen is there: ten thousand rows scroll as ten do. */
export class Rows<Row> {
  readonly element: HTMLElement
  readonly #options: Options<Row>
  readonly #table: HTMLTableElement
  readonly #body = el('tbody')
  readonly #none = el('p', {class: 'soft none', hidden: true})
  readonly #heads = new Map<string, HTMLElement>()
  #rows: readonly Row[] = []
  #sorted: readonly Row[] = []
  #by: string
  #isDown = false
  #drawn = ''

  constructor(options: Options<Row>) {
    this.#options = options
    this.#by = options.by
    const head = el(
      'tr',
      {},
      options.columns.map((column) => this.#headOf(column)),
    )
    this.#table = el(
      'table',
      {class: 'rows'},
      el('caption', {class: 'unseen'}, options.caption),
      el('thead', {}, head),
      this.#body,
    )
    this.element = el(
      'div',
      {class: 'scroller', tabindex: 0, role: 'region', 'aria-label': options.caption},
      this.#table,
      this.#none,
    )
    this.element.addEventListener('scroll', () => this.#draw(), {passive: true})
    new ResizeObserver(() => this.#draw()).observe(this.element)
  }

  show(rows: readonly Row[]): void {
    this.#rows = rows
    this.#sort()
  }

  #headOf({id, label, rank = 'always', number}: Column<Row>): HTMLElement {
    const sorting = el('button', {type: 'button', class: 'sort'}, label)
    sorting.addEventListener('click', () => {
      this.#isDown = this.#by === id && !this.#isDown
      this.#by = id
      this.#sort()
    })
    const head = el('th', {scope: 'col', class: `col-${id} ${rank}${number ? ' number' : ''}`}, sorting)
    this.#heads.set(id, head)
    return head
  }

  #sort(): void {
    const column = this.#options.columns.find(({id}) => id === this.#by)
    const turn = this.#isDown ? -1 : 1
    this.#sorted = column ? [...this.#rows].sort((a, b) => turn * column.order(a, b)) : this.#rows
    for (const [id, head] of this.#heads) {
      if (id === this.#by) head.setAttribute('aria-sort', this.#isDown ? 'descending' : 'ascending')
      else head.removeAttribute('aria-sort')
    }
    this.#table.setAttribute('aria-rowcount', String(this.#sorted.length + 1))
    this.#none.hidden = this.#sorted.length > 0
    say(this.#none, this.#options.empty)
    this.#drawn = ''
    this.#draw()
  }

  #draw(): void {
    const {scrollTop, clientHeight} = this.element
    const from = Math.max(0, Math.floor(scrollTop / ROW) - BEYOND)
    const to = Math.min(this.#sorted.length, Math.ceil((scrollTop + Math.max(clientHeight, ROW)) / ROW) + BEYOND)
    const range = `${from}-${to}`
    if (range === this.#drawn) return
    this.#drawn = range
    // Who stands in a row goes on standing in it.
    const held = document.activeElement
    const heldHref = held && this.#body.contains(held) ? held.getAttribute('href') : null
    const spacer = (rows: number) => {
      const space = el('tr', {class: 'space', 'aria-hidden': 'true'}, el('td'))
      space.style.height = `${rows * ROW}px`
      return rows > 0 && space
    }
    fill(
      this.#body,
      spacer(from),
      this.#sorted.slice(from, to).map((row, at) => this.#lineOf(row, from + at)),
      spacer(this.#sorted.length - to),
    )
    if (heldHref === null) return
    for (const link of this.#body.querySelectorAll('a')) {
      if (link.getAttribute('href') === heldHref) link.focus({preventScroll: true})
    }
  }

  #lineOf(row: Row, at: number): HTMLTableRowElement {
    const {columns, open} = this.#options
    const line = el(
      'tr',
      {'aria-rowindex': at + 2},
      columns.map((column) =>
        el(
          'td',
          {class: `col-${column.id} ${column.rank ?? 'always'}${column.number ? ' number' : ''}`},
          column.cell(row),
        ),
      ),
    )
    if (open) {
      line.classList.add('opens')
      line.addEventListener('click', (event) => {
        if (!(event.target as Element).closest('a, button')) open(row)
      })
    }
    return line
  }
}
