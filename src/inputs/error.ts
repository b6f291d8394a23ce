import type {ServiceName} from '../client/service.js'

/** What is wrong with what an operator handed over, and (`hint`) how to mend it. Nothing was sent. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly kind = 'usage'
  readonly hint?: string
  /** Whose official program would have noticed. */
  readonly service?: ServiceName
  /** What that program prints, where it is not the message. */
  readonly serverText?: string

  constructor(
    message: string,
    {cause, ...details}: {hint?: string; service?: ServiceName; serverText?: string; cause?: unknown} = {},
  ) {
    super(message.replace(/\s*\n\s*/g, ' ').trim(), cause === undefined ? undefined : {cause})
    Object.assign(this, details)
  }
}
