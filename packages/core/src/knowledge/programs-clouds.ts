import type { CommandEffect, ProgramRow } from "./rows.ts";

/**
 * Command lines of clouds, of which only the login to their own registry matters here: a job that is logged in there, too,
 * may push what cannot be seen there. They find out the credential, and mostly the host, by themselves.
 */
function ownLogin(registry: string): CommandEffect {
  return {
    does: "login",
    registry: [{ literal: registry }],
    registryDefault: registry,
    username: [],
    password: [],
    stdin: [],
    needsUsername: false,
    store: "docker",
  };
}

export const cloudPrograms: readonly ProgramRow[] = [
  {
    program: "az",
    valued: ["--subscription", "-o", "--output"],
    commands: [
      {
        verb: ["acr", "login"],
        source: "https://learn.microsoft.com/cli/azure/acr#az-acr-login",
        valued: ["-n", "--name", "-u", "--username", "-p", "--password", "--suffix", "-g", "--resource-group"],
        effects: [ownLogin("azurecr.io")],
      },
    ],
    otherwise: "nothing",
  },
  {
    program: "gcloud",
    valued: ["--project", "--account"],
    commands: [
      {
        verb: ["auth", "configure-docker"],
        source: "https://cloud.google.com/sdk/gcloud/reference/auth/configure-docker",
        valued: [],
        effects: [ownLogin("pkg.dev")],
      },
    ],
    otherwise: "nothing",
  },
  {
    program: "doctl",
    valued: ["-t", "--access-token", "--context"],
    commands: [
      {
        verb: ["registry", "login"],
        source: "https://docs.digitalocean.com/reference/doctl/reference/registry/login/",
        valued: ["--expiry-seconds"],
        effects: [ownLogin("registry.digitalocean.com")],
      },
    ],
    otherwise: "nothing",
  },
];
