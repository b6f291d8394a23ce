import {createHash} from 'node:crypto'
import {describe, expect, test} from 'vitest'
import {tarball} from '../../support/tarball.js'
import {openSystem, refusal, type System} from './system.js'

const metadata = (more = '') => `app_name: demo\napp_version: 1.0-1\n${more}`
const range = (minimum: string, maximum?: string) =>
  `supported_k8s_version:\n  minimum: ${minimum}\n${maximum === undefined ? '' : `  maximum: ${maximum}\n`}`

const send = (system: System, files: Readonly<Record<string, string>>) =>
  system.post('apps', {
    tarfile: 'demo-1.0-1.tgz',
    binary_data: tarball(...Object.entries(files).map(([name, text]) => ({name, text}))).toString('base64url'),
  })

const apply = (system: System, name = 'demo') =>
  system.ask('PATCH', `/RegionOne/sysinv/v1/apps/${name}?directive=apply`, {values: {}})

describe('metadata', () => {
  const invalid = 'metadata validation failed. '
  test.each([
    ['app_name: demo\n', `${invalid}Invalid metadata.yaml: app_version is empty or None.`],
    ['app_version: 1\n', `${invalid}Invalid metadata.yaml: app_name is empty or None.`],
    ['a: [\n', `${invalid}metadata.yaml is not valid YAML.`],
    [metadata('behavior: x\n'), `${invalid}Invalid metadata.yaml: behavior should be a dict.`],
    [
      metadata('behavior: {platform_managed_app: perhaps}\n'),
      `${invalid}Invalid metadata.yaml: platform_managed_app expected values: 'true', 'false', 'yes', 'no', 'y', 'n', '1' or '0'`,
    ],
    [
      metadata('behavior: {evaluate_reapply: {triggers: x}}\n'),
      `${invalid}Invalid metadata.yaml: triggers should be a list.`,
    ],
    [
      metadata('upgrades: {from_versions: ["("]}\n'),
      `${invalid}Invalid metadata.yaml: from_versions entry '(' should be a valid regular expression.`,
    ],
    [
      metadata('supported_k8s_version: {maximum: v1.33}\n'),
      `${invalid}Minimum supported Kubernetes version not specified on application metadata file. ` +
        "Please add a 'minimum' field to the 'supported_k8s_version' section.",
    ],
    [
      metadata(range('newest')),
      `${invalid}Supported Kubernetes versions should be formatted as major.minor (e.g. v1.27) or major.minor.patch ` +
        '(e.g. v1.27.5). Be mindful that the major.minor format will be converted to major.minor.0 ' +
        '(e.g. v1.27 is equal to v1.27.0).',
    ],
    [
      metadata('k8s_upgrades: {auto_update: true}\n'),
      `${invalid}Metadata file has 'k8s_upgrade:auto_update' set but no corresponding k8s_upgrade:timing field was ` +
        "found. Please add a 'timing' field to the 'k8s_upgrade' section.",
    ],
    [
      metadata('k8s_upgrades: {timing: later}\n'),
      `${invalid}Invalid metadata.yaml: timing expected value is either 'pre' or 'post'.`,
    ],
    [
      metadata('supported_releases: {"25.09": x}\n'),
      `${invalid}Invalid metadata.yaml: supported_releases <release>: [<patch>, ...] patches should be a list.`,
    ],
    [metadata('dependent_apps: [x]\n'), `${invalid}Invalid dependent_apps entry: must be dict or list.`],
    [
      metadata('dependent_apps: [[{name: a, version: "1", action: error}]]\n'),
      `${invalid}Invalid dependent_apps entry: must contain at least two mutually exclusive apps.`,
    ],
    [
      metadata('dependent_apps: [{name: a, action: error}]\n'),
      `${invalid}Invalid metadata.yaml: version is a required regular expression field.`,
    ],
    [
      metadata('dependent_apps: [{name: a, version: "1", action: beg}]\n'),
      `${invalid}Invalid metadata.yaml: action expected values are ['warn', 'ignore', 'error', 'apply'].`,
    ],
    [
      metadata('class: best\n'),
      `${invalid}Invalid metadata.yaml: class expected values are ` +
        "['critical', 'storage', 'discovery', 'optional', 'reporting'].",
    ],
  ])('%j is refused: %s', async (content, said) => {
    const system = await openSystem('aio-sx')
    expect(refusal(await send(system, {'metadata.yaml': content}))).toBe(`400 Application-upload rejected: ${said}`)
  })
})

describe('an archive', () => {
  const sum = (content: string) => createHash('md5').update(content).digest('hex')

  test('brings sums of its files, which have to fit', async () => {
    const system = await openSystem('aio-sx')
    const content = metadata()
    const wrong = {'metadata.yaml': content, 'checksum.md5': `${sum('other')}  metadata.yaml\n`}
    expect(refusal(await send(system, wrong))).toBe('400 Application-upload rejected: checksum validation failed.')
    const missing = {'metadata.yaml': content, 'checksum.md5': `${sum(content)}  nothing.yaml\n`}
    expect(refusal(await send(system, missing))).toBe('400 Application-upload rejected: checksum validation failed.')
    const right = {'metadata.yaml': content, 'checksum.md5': `${sum(content)}  ./metadata.yaml\n`}
    expect((await send(system, right)).status).toBe(200)
  })

  test('has charts that are packaged', async () => {
    const system = await openSystem('aio-sx')
    expect(refusal(await send(system, {'metadata.yaml': metadata(), 'charts/demo.zip': 'x'}))).toBe(
      '400 Application-upload rejected: tar file contains no Helm charts of expected file extension (.tgz).',
    )
  })

  test('names the patches that it needs on this release', async () => {
    const system = await openSystem('aio-sx')
    const [{software_version: release} = {}] = await system.rows('isystems')
    const needs = (patch: string) => metadata(`supported_releases: {"${release}": [${patch}]}\n`)
    expect(refusal(await send(system, {'metadata.yaml': needs('starlingx-99.0.1')}))).toBe(
      '400 Application-upload rejected: the required patch(es) (starlingx-99.0.1) for application demo (1.0-1) ' +
        'must be applied',
    )
    expect((await send(system, {'metadata.yaml': metadata('supported_releases: {"1.0": [other]}\n')})).status).toBe(200)
  })
})

describe('an application for other versions of Kubernetes', () => {
  test.each([
    ['v1.33.0', undefined],
    ['v1.29', 'v1.31.5'],
  ])('from %s to %s is not applied', async (minimum, maximum) => {
    const system = await openSystem('aio-sx')
    expect((await send(system, {'metadata.yaml': metadata(range(minimum, maximum))})).status).toBe(200)
    await system.pass('2m')
    expect(refusal(await apply(system))).toBe(
      '400 Application-apply rejected: The application demo (1.0-1) is incompatible with the current Kubernetes ' +
        'version v1.32.2.',
    )
  })

  test.each([
    ['v1.33.0', 'The system can be upgraded up to Kubernetes 1.33.0.'],
    ['v1.32.2', 'No upgrade path available to Kubernetes version 1.34.1.'],
  ])('up to %s keeps an upgrade from going further', async (maximum, said) => {
    const system = await openSystem('aio-sx')
    await send(system, {'metadata.yaml': metadata(range('v1.30', maximum))})
    await system.pass('2m')
    expect((await apply(system)).status).toBe(200)
    await system.pass('30m')
    expect(refusal(await system.post('kube_upgrade', {to_version: 'v1.34.1'}))).toBe(
      `400 The following apps are incompatible with intermediate/target Kubernetes versions: demo. ${said}`,
    )
  })
})
