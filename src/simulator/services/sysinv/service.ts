import {service} from '../../http/service.js'
import {centralRegion} from '../../regions.js'
import {applicationLifecycles} from './application/lifecycle/all.js'
import {applicationRoutes} from './application/routes.js'
import {seedApplications} from './application/seed.js'
import {careRoutes} from './care/routes.js'
import {watchCeph} from './ceph/health.js'
import {monitorWork} from './ceph/monitor.js'
import {cephRoutes} from './ceph/routes.js'
import {offerWatching, watchExpiry} from './certificate/expiry.js'
import {certificateRoutes} from './certificate/routes.js'
import {seedCertificates} from './certificate/seed.js'
import {configuring} from './configuration/lifecycle.js'
import {resizing} from './controller-fs/handlers.js'
import {controllerFsRoutes} from './controller-fs/routes.js'
import {seedControllerFs} from './controller-fs/seed.js'
import {deviceRoutes} from './device/routes.js'
import {seedDevices} from './device/seed.js'
import {watchImages, writingImages} from './device/writing.js'
import {drbdRoutes} from './drbd/routes.js'
import {seedDrbd} from './drbd/seed.js'
import {sysinvErrors} from './errors.js'
import {healthRoutes, offerHealth} from './health/routes.js'
import {helmRoutes} from './helm/routes.js'
import {watchHardware} from './host/hardware-events.js'
import {watchKernels} from './host/kernel.js'
import {hostLifecycles} from './host/lifecycle/all.js'
import {hostRoutes} from './host/routes.js'
import {seedHosts} from './host/seed.js'
import {offerHosts} from './host/wanted.js'
import {interfaceRoutes} from './interface/routes.js'
import {seedInterfaces} from './interface/seed.js'
import {controlPlaneUpgrade, kubeletUpgrade} from './kube/host-lifecycle.js'
import {kubeRoutes} from './kube/routes.js'
import {seedKube} from './kube/seed.js'
import {aborting, stepLifecycles} from './kube/step.js'
import {offerKubernetes} from './kube/wanted.js'
import {podLifecycles, hostLifecycles as rootcaHostLifecycles} from './kube-rootca/phase.js'
import {rootcaRoutes} from './kube-rootca/routes.js'
import {seedRootca} from './kube-rootca/seed.js'
import {offerRootca} from './kube-rootca/wanted.js'
import {labelRoutes} from './label/routes.js'
import {lldpRoutes} from './lldp/routes.js'
import {seedLldp} from './lldp/seed.js'
import {networkRoutes} from './network/routes.js'
import {seedNetworks} from './network/seed.js'
import {processorRoutes} from './processor/routes.js'
import {seedProcessors} from './processor/seed.js'
import {ptpRoutes} from './ptp/routes.js'
import {systems} from './record/system.js'
import {registryRoutes} from './registry/routes.js'
import {followDownloads, seedRegistry} from './registry/seed.js'
import {sdnControllerRoutes} from './sdn-controller/routes.js'
import {sensorRoutes} from './sensor/routes.js'
import {seedSensors} from './sensor/seed.js'
import {reviewGroups} from './service-management/alarm.js'
import {serviceManagementRoutes} from './service-management/routes.js'
import {serviceFailing, watchServices} from './service-management/watch.js'
import {serviceParameterRoutes} from './service-parameter/routes.js'
import {seedServiceParameters} from './service-parameter/seed.js'
import {settingRoutes} from './setting/routes.js'
import {seedSettings} from './setting/seed.js'
import {filesystemWork} from './storage/host-filesystem.js'
import {partitionWork} from './storage/partition.js'
import {volumeWork} from './storage/physical-volume.js'
import {storageRoutes} from './storage/routes.js'
import {seedStorage} from './storage/seed.js'
import {storWork} from './storage/stor.js'
import {followReleases} from './system/release.js'
import {systemRoutes} from './system/routes.js'
import {seedSystem} from './system/seed.js'
import {versionRoutes} from './version.js'

/** Configuration and inventory of one system. */
export const sysinv = service({
  name: 'sysinv',
  mount: '/sysinv',
  errors: sysinvErrors,
  install: (sim) => {
    for (const seed of [seedSystem, seedHosts, seedProcessors, seedNetworks, seedStorage, seedDevices]) seed(sim)
    for (const seed of [seedDrbd, seedControllerFs, seedInterfaces, seedLldp, seedSensors]) seed(sim)
    for (const seed of [seedSettings, seedServiceParameters, seedApplications]) seed(sim)
    for (const seed of [seedKube, seedRootca, seedCertificates, seedRegistry]) seed(sim)
    sim.register(...hostLifecycles, partitionWork, filesystemWork, volumeWork, storWork, monitorWork, writingImages)
    sim.register(resizing, configuring, serviceFailing)
    sim.register(...applicationLifecycles)
    sim.register(...Object.values(stepLifecycles), aborting, controlPlaneUpgrade, kubeletUpgrade)
    sim.register(...Object.values(rootcaHostLifecycles), ...Object.values(podLifecycles))
    offerHosts(sim)
    offerHealth(sim)
    offerKubernetes(sim)
    offerRootca(sim)
    offerWatching(sim)
    sim.provide('system', (region) => {
      const [system] = sim.in(region).of(systems).all()
      return system === undefined ? undefined : {uuid: system.uuid, name: system.name, mode: system.system_mode}
    })
    watchHardware(sim)
    watchImages(sim)
    watchKernels(sim)
    watchCeph(sim)
    followReleases(sim)
    followDownloads(sim)
    watchServices(sim)
  },
  begin: (sim) => {
    reviewGroups({sim, region: sim.in(centralRegion)})
    watchExpiry(sim, centralRegion)
  },
  routes: (router) => {
    versionRoutes(router)
    systemRoutes(router)
    hostRoutes(router)
    processorRoutes(router)
    interfaceRoutes(router)
    networkRoutes(router)
    lldpRoutes(router)
    storageRoutes(router)
    cephRoutes(router)
    deviceRoutes(router)
    sensorRoutes(router)
    labelRoutes(router)
    ptpRoutes(router)
    controllerFsRoutes(router)
    drbdRoutes(router)
    serviceManagementRoutes(router)
    settingRoutes(router)
    serviceParameterRoutes(router)
    sdnControllerRoutes(router)
    applicationRoutes(router)
    helmRoutes(router)
    kubeRoutes(router)
    certificateRoutes(router)
    registryRoutes(router)
    careRoutes(router)
    healthRoutes(router)
    rootcaRoutes(router)
  },
})
