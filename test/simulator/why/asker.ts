import type {Apis} from '../../../src/cli/apis.js'
import {apisOf} from '../../../src/cli/apis.js'
import {type Cloud, connect} from '../../../src/client/connect.js'
import {explainApplication} from '../../../src/families/application-why.js'
import {explainHost} from '../../../src/families/host-why.js'
import {explainOrchestration} from '../../../src/families/orchestration-why.js'
import {explainStorage} from '../../../src/families/storage-why.js'
import {explainStrategy} from '../../../src/families/strategy-why.js'
import {explainNamed} from '../../../src/families/subcloud-why.js'
import {type Explanation, explanationText} from '../../../src/views/why.js'
import {passwordOf, type Session} from '../support/session.js'

/** What was told, and what it took. */
export interface Told {
  readonly explanation: Explanation
  /** As a terminal of eighty columns shows it. */
  readonly lines: readonly string[]
  readonly requests: number
}

/** Asks why, as the commands do, and counts the requests; signing in is none. */
export class Asker {
  readonly #cloud: Cloud
  #requests = 0

  constructor(private readonly session: Session) {
    const {simulator} = session
    this.#cloud = connect({
      auth: {
        kind: 'password',
        authUrl: `${simulator.url}/keystone/v3`,
        username: 'admin',
        password: passwordOf(simulator, 'admin'),
        project: {name: 'admin'},
      },
      region: 'RegionOne',
      delay: async () => undefined,
      onTrace: ({url}) => {
        if (!url.includes('/keystone/')) this.#requests += 1
      },
    })
  }

  close = () => this.#cloud.close()

  host = (region: string, name: string) => this.#ask(explainHost(this.#apis(region), name, region))
  application = (region: string, name: string) => this.#ask(explainApplication(this.#apis(region), name, region))
  orchestration = (region: string, type?: string) => this.#ask(explainOrchestration(this.#apis(region), type, region))
  storage = (region: string) => this.#ask(explainStorage(this.#apis(region), region))
  strategy = () => this.#ask(explainStrategy(this.#apis('RegionOne')))

  subcloud = (name: string) => {
    const asking = {
      apis: this.#apis('RegionOne'),
      cloud: async () => this.#cloud,
      bmcUrl: async (address: string) => `${this.session.simulator.url}/bmc/${address}`,
      signal: new AbortController().signal,
    }
    return this.#ask(explainNamed(asking, name))
  }

  #apis(region: string): Apis {
    return apisOf(
      async () => this.#cloud,
      async () => ({region}),
    )
  }

  async #ask(asking: Promise<Explanation>): Promise<Told> {
    const before = this.#requests
    const explanation = await asking
    return {explanation, lines: explanationText(explanation, 80).split('\n'), requests: this.#requests - before}
  }
}
