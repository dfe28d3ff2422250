import { errors } from "./errors.ts";
import type { Refusals } from "./rows.ts";

/** podman, buildah and skopeo, which ask for what they lack. https://github.com/containers/common/blob/main/pkg/auth/auth.go */
export const containersRefusals: Refusals = {
  username: errors.mustProvideUsername,
  password: errors.noTerminal,
  both: errors.noUsernameRead,
};

/** crane, and cosign and ko, which have its command. https://github.com/google/go-containerregistry/blob/main/cmd/crane/cmd/auth.go */
export const craneRefusals: Refusals = {
  username: errors.craneRequired,
  password: errors.craneRequired,
  both: errors.craneRequired,
};
