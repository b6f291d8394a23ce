/** A request that is answered with an error; the service's `errors` gives it that API's own body. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(
    readonly status: number,
    message: string,
    /** whatever the service's error body needs beyond status and message */
    readonly detail?: Readonly<Record<string, unknown>>,
  ) {
    super(message)
  }
}

export function refuse(status: number, message: string, detail?: Readonly<Record<string, unknown>>): never {
  throw new Refusal(status, message, detail)
}
