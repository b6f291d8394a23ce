/** A value that is worth making once for all who ask, at the same time or later. Failures are not remembered. */
export interface Remembered<T> {
  get(): Promise<T>
  /** Whether it was made, or is being made. */
  readonly present: boolean
  replace(make: () => Promise<T>): Promise<T>
}

export function remember<T>(make: () => Promise<T>): Remembered<T> {
  let kept: Promise<T> | undefined

  function replace(anew: () => Promise<T>): Promise<T> {
    const attempt = anew().catch((error: unknown) => {
      if (kept === attempt) kept = undefined
      throw error
    })
    kept = attempt
    return attempt
  }

  return {
    get: () => kept ?? replace(make),
    get present() {
      return kept !== undefined
    },
    replace,
  }
}
