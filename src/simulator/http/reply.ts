/** An answer with a status or headers of its own; a handler that returns anything else answers 200 with it as JSON. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body?: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

export const reply = (status: number, body?: unknown, headers?: Readonly<Record<string, string>>): Reply =>
  new Reply(status, body, headers)
