import type {SimulatorOptions} from '../../../src/simulator/main.js'
import {imageOf, postImage} from '../support/device-image.js'
import {Site} from '../usm/site.js'

export interface ShownPhase {
  result: string
  reason: string
  stages: {
    'stage-name': string
    result: string
    steps: {'step-name': string; result: string; 'entity-names': string[]}[]
  }[]
}

export interface ShownStrategy {
  state: string
  'build-phase': ShownPhase
  'apply-phase': ShownPhase
  'abort-phase': ShownPhase
}

const usual = {
  'controller-apply-type': 'serial',
  'storage-apply-type': 'serial',
  'worker-apply-type': 'serial',
  'default-instance-action': 'stop-start',
  'alarm-restrictions': 'strict',
}

/** What a strategy of this type is usually asked for; a deployment of software has to say two things more. */
export const wishFor = (type: string, more: object = {}) => ({
  ...usual,
  ...(type === 'sw-upgrade' ? {rollback: null, delete: null} : {}),
  ...more,
})

/** A system that its orchestrator works on. */
export class Orchestrated {
  private constructor(readonly site: Site) {}

  static async open(scenario: SimulatorOptions['scenario']): Promise<Orchestrated> {
    return new Orchestrated(await Site.open({scenario}))
  }

  close = () => this.site.close()
  advance = (duration: string) => this.site.advance(duration)

  ask = (method: string, path: string, body?: unknown) =>
    this.site.session.ask(method, `/RegionOne/vim/api/orchestration/${path}`, body)

  sysinv = async (path: string) => (await this.site.session.ask('GET', `/RegionOne/sysinv/v1/${path}`)).body

  /** An image for the accelerators of all workers, of which the system knows nothing yet. */
  uploadImage = async (): Promise<string> => imageOf(await postImage(this.site.session))

  /** Changes what the kernel is started with: the hosts are then to be restarted. */
  async changeKernel(): Promise<number> {
    const {parameters} = (await this.sysinv('service_parameter')) as {parameters: {uuid: string; name: string}[]}
    const audit = parameters.find(({name}) => name === 'audit')
    const ask = (method: string, path: string, body: unknown) =>
      this.site.session.ask(method, `/RegionOne/sysinv/v1/service_parameter/${path}`, body)
    const {status} = await ask('PATCH', audit?.uuid ?? '', [{op: 'replace', path: '/value', value: '1'}])
    await ask('POST', 'apply', {service: 'platform', section: 'kernel'})
    return status
  }

  show = async (type: string): Promise<ShownStrategy> =>
    ((await this.ask('GET', `${type}/strategy`)).body as {strategy: ShownStrategy}).strategy

  /** Until it is built, or is not. */
  async create(type: string, more: object = {}): Promise<ShownStrategy> {
    await this.ask('POST', `${type}/strategy`, wishFor(type, more))
    await this.advance('2m')
    return this.show(type)
  }

  async apply(type: string, duration: string): Promise<ShownStrategy> {
    await this.ask('POST', `${type}/strategy/actions`, {action: 'apply-all'})
    await this.advance(duration)
    return this.show(type)
  }
}

export const stageNames = (phase: ShownPhase): string[] => phase.stages.map((stage) => stage['stage-name'])
