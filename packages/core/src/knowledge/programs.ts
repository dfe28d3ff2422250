import { apptainerPrograms } from "./programs-apptainer.ts";
import { builderPrograms } from "./programs-builders.ts";
import { chartPrograms } from "./programs-charts.ts";
import { cloudPrograms } from "./programs-clouds.ts";
import { cranePrograms } from "./programs-crane.ts";
import { daemonlessPrograms } from "./programs-daemonless.ts";
import { dockerPrograms } from "./programs-docker.ts";
import { javaPrograms } from "./programs-java.ts";
import { orasPrograms } from "./programs-oras.ts";
import { platformPrograms } from "./programs-platforms.ts";
import { podmanPrograms } from "./programs-podman.ts";
import { publishingPrograms } from "./programs-publishing.ts";
import { scannerPrograms } from "./programs-scanners.ts";
import { signingPrograms } from "./programs-signing.ts";
import { skopeoPrograms } from "./programs-skopeo.ts";
import { wasmPrograms } from "./programs-wasm.ts";
import type { ProgramRow } from "./rows.ts";

/**
 * The programs that speak to registries. A program that is neither here nor among the harmless commands is opaque: `make`,
 * task runners, `dagger`, whatever a script of the repository calls.
 */
export const programs: readonly ProgramRow[] = [
  ...dockerPrograms,
  ...podmanPrograms,
  ...skopeoPrograms,
  ...builderPrograms,
  ...daemonlessPrograms,
  ...javaPrograms,
  ...chartPrograms,
  ...orasPrograms,
  ...cranePrograms,
  ...signingPrograms,
  ...publishingPrograms,
  ...wasmPrograms,
  ...apptainerPrograms,
  ...scannerPrograms,
  ...platformPrograms,
  ...cloudPrograms,
];
