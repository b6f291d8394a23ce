/** What was said to a question, as far as it decides what is made of it. */
interface Said {
  status: number
  text: string
}

interface Kept extends Said {
  /** How it was read: what another makes of the same text is something else. */
  by: unknown
  made: unknown
}

/** More than the pages of all that one client asks for again and again. */
const MOST_KEPT = 1000

/**
 * What was made of the last replies, for who asks the same again and again. Where a server says the same word for word,
 * nothing is parsed and nothing checked, and what comes is the very object that came before. Nobody may alter it.
 */
export class Recall {
  readonly #kept = new Map<string, Kept>()
  #requests = 0
  #characters = 0

  get requests(): number {
    return this.#requests
  }

  get characters(): number {
    return this.#characters
  }

  /** A reply has come, whatever it says. */
  heard({text}: Said): void {
    this.#requests++
    this.#characters += text.length
  }

  /** What `make` makes of what was said to the question `url`. */
  read<T>(url: string, {status, text}: Said, by: unknown, make: () => T): T {
    const kept = this.#kept.get(url)
    if (kept && kept.by === by && kept.status === status && kept.text === text) return kept.made as T
    const made = make()
    this.#keep(url, {status, text, by, made})
    return made
  }

  /** The rows of all pages; the same list as before where all pages are the same. */
  whole<T>(url: string, pages: readonly (readonly T[])[]): T[] {
    const key = `all of ${url}`
    const kept = this.#kept.get(key)
    const before = kept?.by as typeof pages | undefined
    if (kept && before?.length === pages.length && pages.every((page, at) => page === before[at])) {
      return kept.made as T[]
    }
    const made = pages.flat()
    this.#keep(key, {status: 0, text: '', by: pages, made})
    return made
  }

  #keep(key: string, kept: Kept): void {
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    if (this.#kept.size <= MOST_KEPT) return
    for (const oldest of this.#kept.keys()) {
      this.#kept.delete(oldest)
      return
    }
  }
}
