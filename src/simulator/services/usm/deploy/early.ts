import {type Site, type Told, told} from '../at.js'
import {type Metapackage, type Release, releases} from '../record/model.js'
import {moveParts, runningRelease} from '../record/standing.js'
import {begin, type StartWish} from './begin.js'
import {optionsIn} from './option.js'
import {health, outlook, type PrecheckWish} from './precheck.js'
import {selected} from './select.js'

/** Parts of a major release that go onto the running one before it, as a patch would: all of them, or none. */

const failed = (error: string): Told => ({info: '', warning: '', error})

const withEarlyParts = (site: Site): Release[] =>
  site.region
    .of(releases)
    .all()
    .filter(({preUpgrade}) => preUpgrade.length > 0)

/** The products that are named; or why that is none with such parts. */
function productsOf(site: Site, names: readonly string[], notProduct: (name: string) => string): Release[] | string {
  const found: Release[] = []
  for (const name of new Set(names)) {
    const product = site.region.of(releases).get(name)
    if (product === undefined) return notProduct(name)
    if (product.preUpgrade.length === 0) return `Product release ${name} has no pre-upgrade-deploy metapackages`
    found.push(product)
  }
  return found
}

const move = (site: Site, release: Release, part: Metapackage, state: Metapackage['state']): void =>
  moveParts(site.region, release.id, ({id}) => id === part.id, state, 'preUpgrade')

export function selectEarly(site: Site, names: readonly string[], remove: boolean): Told {
  if (names.length === 0) return failed('No releases were passed for pre-upgrade-deploy select\n')
  const products = productsOf(
    site,
    names,
    (name) =>
      `Release ${name} is not a full product release deployment.Pre-upgrade-deploy select requires a product release`,
  )
  if (typeof products === 'string') return failed(`${products}\n`)
  let [info, error] = ['', '']
  for (const release of products) {
    for (const part of release.preUpgrade) {
      const what = `Pre-upgrade-deploy metapackage ${part.id}`
      const ready = part.state === (remove ? 'deployed' : 'available')
      if (ready) {
        move(site, release, part, remove ? 'remove-selected' : 'deploy-selected')
        info += `Selected pre-upgrade-deploy metapackage ${part.id} for deployment\n`
      } else if (remove && part.state === 'remove-selected') info += `${what} is already selected for removal\n`
      else if (!remove && selected(part)) info += `${what} is already selected\n`
      else if (remove) error += `${what} is not in a valid state for removal (current state: ${part.state})\n`
      else info += `${what} is not in a valid state for select (current state: ${part.state})\n`
    }
  }
  return {info, warning: '', error}
}

export function unselectEarly(site: Site, names: readonly string[], all: boolean): Told {
  if (!all && names.length === 0) return failed('No releases were passed for pre-upgrade-deploy unselect\n')
  const products = all
    ? withEarlyParts(site).filter(({preUpgrade}) => preUpgrade.some(selected))
    : productsOf(
        site,
        names,
        (name) => `Release ${name} is not a product release. Pre-upgrade-deploy unselect requires a product release`,
      )
  if (typeof products === 'string') return failed(`${products}\n`)
  let info = ''
  for (const release of products) {
    for (const part of release.preUpgrade) {
      if (selected(part)) {
        move(site, release, part, part.state === 'deploy-selected' ? 'available' : 'deployed')
        info += `Unselected pre-upgrade-deploy metapackage ${part.id}\n`
      } else info += `Pre-upgrade-deploy metapackage ${part.id} is not selected (current state: ${part.state})\n`
    }
  }
  return told(info)
}

export function precheckEarly(site: Site, {releases: names, force}: PrecheckWish) {
  const refused = (error: string) => ({...failed(error), additional_data: {}})
  if (names.length === 0) return refused('No releases were passed for pre-upgrade-deploy precheck')
  const products = productsOf(
    site,
    names,
    (name) => `Release ${name} is not a product release. Pre-upgrade-deploy precheck requires a product release`,
  )
  if (typeof products === 'string') return refused(products)
  const {error} = selectEarly(site, names, false)
  const [product] = products
  if (error !== '' || product === undefined) return refused(error)
  const {healthy, report} = health(site, product, {force})
  const ids = products.flatMap(({preUpgrade}) => preUpgrade.map(({id}) => id))
  const issues = 'The following issues have been detected, which prevents deploying the release.'
  const each = (text: string) => ids.map((id) => `${id}:\n${text}\n`).join('')
  return {
    info:
      each(report) + (healthy ? `The following pre-upgrade-deploy release(s) passed precheck:\n${ids.join(', ')}` : ''),
    warning: '',
    error: healthy
      ? ''
      : `${each(`${issues}\n${report}`)}The following pre-upgrade-deploy release(s) are unhealthy:\n${ids.join(', ')}`,
    ...outlook(site, product, true),
    additional_data: Object.fromEntries(
      ids.map((id) => [id, {info: report, warning: '', error: '', system_healthy: healthy}]),
    ),
  }
}

/** What is named; otherwise what is selected, which also says whether it comes or goes. */
function chosen(site: Site, wish: StartWish): {products: Release[]; remove: boolean; info: string} | string {
  if (wish.releases.length > 0) {
    const products = productsOf(
      site,
      wish.releases,
      (name) => `Release ${name} is not a product release. Pre-upgrade-deploy start requires a product release`,
    )
    return typeof products === 'string' ? products : {products, remove: wish.remove, info: ''}
  }
  const product = withEarlyParts(site).find(({preUpgrade}) => preUpgrade.some(selected))
  if (product === undefined) {
    return 'No releases were passed and no pre-upgrade-deploy metapackages are selected'
  }
  const remove = wish.remove || product.preUpgrade.some(({state}) => state === 'remove-selected')
  const info = `Pre-upgrade-deploy metapackages previously selected for ${remove ? 'removal' : 'deployment'} from ${product.id}\n`
  return {products: [product], remove, info}
}

export function startEarly(site: Site, wish: StartWish): Told {
  const found = chosen(site, wish)
  if (typeof found === 'string') return failed(found)
  const {products, remove, info} = found
  const options = optionsIn(wish.options)
  const {error} = selectEarly(
    site,
    products.map(({id}) => id),
    remove,
  )
  const [release] = products
  if (error !== '' || release === undefined) return failed(error)
  const {healthy, report} = health(site, release, wish)
  const parts = release.preUpgrade
  if (!healthy && !wish.force) return failed(`Pre-upgrade-deploy precheck failed for ${parts[0]?.id}:\n${report}\n`)
  moveParts(site.region, release.id, () => true, remove ? 'removing' : 'deploying', 'preUpgrade')
  const {version} = runningRelease(site.region)
  begin(site, {
    from: version,
    to: release.version,
    product: release.id,
    parts,
    metapackages: parts.map(({name}) => [name, version, release.version]),
    major: false,
    apply: !remove,
    preUpgrade: true,
    rebootRequired: parts.some((part) => part.rebootRequired),
    options,
  })
  const ids = parts.map(({id}) => id).join(', ')
  const wait = "[deploy-start-done | deploy-start-failed] in 'software deploy show'\n"
  return told(
    remove
      ? `${info}Pre-upgrade-deploy removal for ${ids} completed deploy-start. Await for states: ${wait}`
      : `${info}${ids} is now starting, await for the states: ${wait}`,
  )
}
