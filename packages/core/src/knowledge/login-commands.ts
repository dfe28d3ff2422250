import { errors } from "./errors.ts";
import type { CommandEffect } from "./rows.ts";

/** A command that logs in to a registry. */
export type LoginCommand = Extract<CommandEffect, { readonly does: "login" }>;

/**
 * `login REGISTRY --username USER --password-stdin`: docker's form, which nearly every tool has taken over, and often with
 * docker's own file for the credential.
 */
export const dockerLikeLogin: LoginCommand = {
  does: "login",
  registry: [{ position: 0 }],
  registryDefault: "none",
  username: [{ option: ["-u", "--username"] }],
  password: [{ option: ["-p", "--password"] }],
  stdin: ["--password-stdin"],
  needsUsername: true,
  store: "docker",
};

/** podman, buildah and skopeo, which ask for what they lack. https://github.com/containers/common/blob/main/pkg/auth/auth.go */
export const containersLogin: LoginCommand = {
  ...dockerLikeLogin,
  refusals: { username: errors.mustProvideUsername, password: errors.noTerminal, both: errors.noUsernameRead },
  store: "containers",
};

/** crane, and cosign, ko and apko, which have its command. https://github.com/google/go-containerregistry/blob/main/cmd/crane/cmd/auth.go */
export const craneLogin: LoginCommand = {
  ...dockerLikeLogin,
  refusals: { username: errors.craneRequired, password: errors.craneRequired, both: errors.craneRequired },
};
