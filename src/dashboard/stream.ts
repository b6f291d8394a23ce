import type {ServerResponse} from 'node:http'

/** Somebody who is told what happens, as server-sent events. */
export interface Listener {
  readonly site: string | undefined
  send(event: string, data: string): void
  end(): void
}

/** So many tabs may listen at a time. */
export const MOST_LISTENERS = 64

/**
 * What may wait in this process to be taken by one listener, besides what he was sent at once when he came. Who does not
 * keep up is let go: his page comes again, and is told the whole.
 */
const MOST_WAITING = 1_000_000

/** Makes a listener of a reply; `gone` is called once, however it ends. */
export function listen(response: ServerResponse, {site, gone}: {site?: string; gone: () => void}): Listener {
  response.once('close', gone)
  response.writeHead(200, {'content-type': 'text/event-stream; charset=utf-8'})
  // Before the first look there may be nothing to say for a while: the page knows that it was heard.
  response.write('retry: 2000\n\n')
  let allowed = MOST_WAITING
  return {
    site,
    send(event, data) {
      if (response.destroyed) return
      if (response.writableLength > allowed) return void response.destroy()
      // JSON has no line breaks, which would end the event.
      const text = `event: ${event}\ndata: ${data}\n\n`
      allowed = Math.max(allowed, text.length * 2)
      response.write(text)
    },
    end: () => void response.end(),
  }
}
