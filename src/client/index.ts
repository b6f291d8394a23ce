export type {Api, QueryValue, RequestOptions, UploadOptions} from './api.js'
export type {CatalogEntry} from './catalog.js'
export {type Cloud, type ConnectOptions, connect, type SessionFacts} from './connect.js'
export {type SubcloudAlarmSummary, subcloudAlarms} from './dcmanager/alarm-summary.js'
export {type Association, type AssociationSettings, type Associations, associations} from './dcmanager/association.js'
export {type BackupOptions, type Backups, type BackupTarget, backups, type RestoreOptions} from './dcmanager/backup.js'
export {type DeployFiles, type DeployUpload, deployFiles} from './dcmanager/deploy-file.js'
export {type Deployments, deployments} from './dcmanager/deployment.js'
export {type SubcloudGroup, type SubcloudGroupSettings, type SubcloudGroups, subcloudGroups} from './dcmanager/group.js'
export {
  type PeerGroup,
  type PeerGroupSettings,
  type PeerGroupStatus,
  type PeerGroups,
  peerGroups,
} from './dcmanager/peer-group.js'
export type {PrestageOptions, PrestagePurpose} from './dcmanager/prestage.js'
export {
  type Strategies,
  type Strategy,
  type StrategyProgress,
  type StrategySelection,
  type StrategyStep,
  type StrategyType,
  type SwDeployOptions,
  strategies,
  swDeployment,
} from './dcmanager/strategy.js'
export {
  type StrategyConfig,
  type StrategyConfigSettings,
  type StrategyConfigs,
  strategyConfigs,
} from './dcmanager/strategy-config.js'
export {
  type AdditionOptions,
  type DeploymentInput,
  type Subcloud,
  type SubcloudSettings,
  type Subclouds,
  subclouds,
} from './dcmanager/subcloud.js'
export {
  type SystemPeer,
  type SystemPeerSettings,
  type SystemPeers,
  systemPeers,
} from './dcmanager/system-peer.js'
export {ClientError, type ClientErrorKind, type Resource, type Subject} from './error.js'
export {type Alarm, type AlarmFilter, type AlarmSummary, type Alarms, alarms} from './fm/alarm.js'
export {type Event, type EventFilter, type Events, events} from './fm/event.js'
export type {Condition} from './fm/filter.js'
export {type Suppression, type SuppressionChange, type Suppressions, suppressions} from './fm/suppression.js'
/** Where something stands that takes its time. */
export * as judge from './judge.js'
export type {Auth, Named, OidcAuth, PasswordAuth, Secret, TokenAuth} from './keystone.js'
export type {Pairs} from './members.js'
export type {Onlooker, Outcome, Write} from './onlooker.js'
export {type OpenWire, openWire, type WireOptions} from './open-wire.js'
export {path} from './path.js'
export type {Schema} from './reply.js'
export type {ServerError} from './server-error.js'
export type {Interface, ServiceName} from './service.js'
export type {Standing} from './standing.js'
export {type Cpu, type CpuAssignment, type Cpus, cpus} from './sysinv/host/cpu.js'
export {
  type DeviceImage,
  type DeviceImageState,
  type DeviceImages,
  deviceImages,
  type LocatedImageState,
  type NewDeviceImage,
} from './sysinv/host/device-image.js'
export {
  type DeviceLabel,
  type DeviceLabels,
  deviceLabels,
  type LabelledDevice,
  type LabelValues,
  type LocatedLabel,
} from './sysinv/host/device-label.js'
export {type Host, type HostChange, type Hosts, hosts, type Kernel, type NewHost} from './sysinv/host/host.js'
export {type BulkOutcome, type BulkReply, bulkOutcomes, type HostBulk, hostBulk} from './sysinv/host/host-bulk.js'
export {type Label, type Labels, labels} from './sysinv/host/label.js'
export {type Memories, type Memory, type MemoryChange, memories} from './sysinv/host/memory.js'
export {
  type LocatedDevice,
  type PciDevice,
  type PciDeviceChange,
  type PciDevices,
  pciDevices,
} from './sysinv/host/pci-device.js'
export {type Sensor, type SensorChange, type Sensors, sensors} from './sysinv/host/sensor.js'
export {type SensorGroup, type SensorGroupChange, type SensorGroups, sensorGroups} from './sysinv/host/sensor-group.js'
export {type VimAudits, vimAudits} from './sysinv/host/vim-audit.js'
export {
  type Application,
  type ApplicationName,
  type Applications,
  type ApplicationUpdate,
  type ApplicationUpload,
  applications,
} from './sysinv/kube/application.js'
export {
  type ChartRef,
  type Helm,
  type HelmChart,
  type HelmOverrides,
  helm,
  type OverrideUpdate,
} from './sysinv/kube/helm.js'
export {
  type KubeCluster,
  type KubeClusters,
  type KubeVersion,
  type KubeVersions,
  kubeClusters,
  kubeVersions,
} from './sysinv/kube/kube.js'
export {type KubeComponent, type KubeHost, type KubeHosts, kubeHosts} from './sysinv/kube/kube-host.js'
export {
  type KubeRootca,
  type KubeRootcaHostUpdate,
  type KubeRootcaUpdate,
  kubeRootca,
} from './sysinv/kube/kube-rootca.js'
export {type KubeUpgrade, type KubeUpgrades, kubeUpgrades, type UpgradeStep} from './sysinv/kube/kube-upgrade.js'
export {type Address, type Addresses, addresses, type NewAddress} from './sysinv/network/address.js'
export {
  type AddressPool,
  type AddressPoolChange,
  type AddressPools,
  addressPools,
} from './sysinv/network/address-pool.js'
export {type DataNetwork, type DataNetworks, dataNetworks, type NewDataNetwork} from './sysinv/network/data-network.js'
export {
  type FittedInterface,
  type Interface as HostInterface,
  type InterfaceChange,
  type Interfaces,
  interfaces,
  type NewInterface,
} from './sysinv/network/interface.js'
export {
  type InterfaceDataNetwork,
  type InterfaceDataNetworks,
  interfaceDataNetworks,
} from './sysinv/network/interface-data-network.js'
export {type InterfaceNetwork, type InterfaceNetworks, interfaceNetworks} from './sysinv/network/interface-network.js'
export {
  type LldpAgent,
  type LldpAgents,
  type LldpNeighbor,
  type LldpNeighbors,
  lldpAgents,
  lldpNeighbors,
} from './sysinv/network/lldp.js'
export {type Network, type Networks, type NewNetwork, networks} from './sysinv/network/network.js'
export {
  type NetworkAddressPool,
  type NetworkAddressPools,
  networkAddressPools,
} from './sysinv/network/network-address-pool.js'
export {
  type EthernetPort,
  type EthernetPorts,
  ethernetPorts,
  type Port,
  type Ports,
  ports,
} from './sysinv/network/port.js'
export {type NewRoute, type Route, type Routes, routes} from './sysinv/network/route.js'
export {
  type SdnController,
  type SdnControllerChange,
  type SdnControllers,
  sdnControllers,
} from './sysinv/network/sdn-controller.js'
export {
  type Certificate,
  type CertificateMode,
  type Certificates,
  certificates,
  type Installation,
  type Inventory,
  type InventoryEntry,
  type InventoryFilter,
} from './sysinv/platform/certificate.js'
export {type Dns, type DnsChange, type DnsSettings, dns} from './sysinv/platform/dns.js'
export {type Health, health} from './sysinv/platform/health.js'
export {type License, license} from './sysinv/platform/license.js'
export {type Ntp, type NtpChange, type NtpSettings, ntp} from './sysinv/platform/ntp.js'
export {type Oam, type OamChange, type OamOfSystem, type OamSettings, oam} from './sysinv/platform/oam.js'
export {type Phc2sys, phc2sys} from './sysinv/platform/phc2sys.js'
export {type Ptp, type PtpChange, type PtpSettings, ptp} from './sysinv/platform/ptp.js'
export type {PtpValues} from './sysinv/platform/ptp-change.js'
export {type PtpInstance, type PtpInstances, ptpInstances} from './sysinv/platform/ptp-instance.js'
export {type PtpInterface, type PtpInterfaces, ptpInterfaces} from './sysinv/platform/ptp-interface.js'
export {type PtpParameter, type PtpParameters, ptpParameters} from './sysinv/platform/ptp-parameter.js'
export {type RegistryImage, type RegistryImages, registryImages} from './sysinv/platform/registry-image.js'
export {
  type RemoteLogging,
  type RemoteLoggingChange,
  type RemoteLoggingSettings,
  remoteLogging,
} from './sysinv/platform/remote-logging.js'
export {type Restore, restore} from './sysinv/platform/restore.js'
export {
  type Service,
  type ServiceGroup,
  type ServiceGroups,
  type ServiceNode,
  type ServiceNodes,
  type Services,
  serviceGroups,
  serviceNodes,
  services,
} from './sysinv/platform/service-management.js'
export {
  type CustomResource,
  type ParameterValues,
  type ServiceParameter,
  type ServiceParameterFilter,
  type ServiceParameters,
  serviceParameters,
} from './sysinv/platform/service-parameter.js'
export {type System, type SystemChange, type Systems, systems} from './sysinv/platform/system.js'
export type {Servers} from './sysinv/server-list.js'
export {type CephMon, type CephMonChange, type CephMons, cephMons} from './sysinv/storage/ceph-mon.js'
export {type Cluster, type Clusters, clusters} from './sysinv/storage/cluster.js'
export {type ControllerFilesystems, type ControllerFs, controllerFilesystems} from './sysinv/storage/controller-fs.js'
export {type Disk, type Disks, disks} from './sysinv/storage/disk.js'
export {type DrbdChange, type DrbdConfig, type DrbdSettings, drbd} from './sysinv/storage/drbd.js'
export type {FilesystemChange} from './sysinv/storage/filesystem-change.js'
export {type HostFileSystems, type HostFs, hostFileSystems} from './sysinv/storage/host-fs.js'
export {type Partition, type Partitions, partitions} from './sysinv/storage/partition.js'
export {
  type HostedVolume,
  type PhysicalVolume,
  type PhysicalVolumes,
  physicalVolumes,
} from './sysinv/storage/physical-volume.js'
export {type Journal, type NewStor, type Stor, type Stors, stors} from './sysinv/storage/stor.js'
export {
  type NewStorageBackend,
  type StorageBackend,
  type StorageBackendChange,
  type StorageBackends,
  storageBackends,
} from './sysinv/storage/storage-backend.js'
export {type StorageTier, type StorageTiers, storageTiers} from './sysinv/storage/storage-tier.js'
export {type VolumeGroup, type VolumeGroups, type VolumeGroupUse, volumeGroups} from './sysinv/storage/volume-group.js'
export type {TlsOptions} from './tls.js'
export type {TraceEvent} from './trace.js'
export type {ContentPart, FilePart, Part, Progress, TextPart} from './upload.js'
export type {Answer} from './usm/answer.js'
export {type Deploy, type DeployHost, type Deploys, deploys, type Selection, type StartOptions} from './usm/deploy.js'
export {
  type MajorRelease,
  type MetapackageFilter,
  type Release,
  type ReleaseState,
  type Releases,
  releases,
  type UploadedFile,
} from './usm/release.js'
export {type SystemDeploy, type SystemDeploys, systemDeploys} from './usm/system-deploy.js'
export {
  type LocalStrategies,
  type LocalStrategy,
  type LocalStrategyType,
  localStrategies,
  type SoftwareStrategyOptions,
  type StrategyPhase,
  type StrategyStage,
  softwareStrategy,
} from './vim/strategy.js'
export type {Wire, WireReply, WireRequest} from './wire.js'
