import type { ListingFormat } from "./row-parts.ts";

/** Files that a tool looks for by itself: of some it takes all that are there, of others the first. */
interface SoughtFiles {
  readonly names: readonly string[];
  readonly all: boolean;
}

/** https://github.com/compose-spec/compose-go/blob/main/cli/options.go */
const composeNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

/** Files that stand beside a workflow and name images, by what reads them. */
export const listingFiles: Readonly<Record<ListingFormat, readonly SoughtFiles[]>> = {
  compose: [
    { names: composeNames, all: false },
    {
      names: [
        "compose.override.yml",
        "compose.override.yaml",
        "docker-compose.override.yml",
        "docker-compose.override.yaml",
      ],
      all: false,
    },
  ],
  // https://docs.docker.com/build/bake/reference/#file-lookup
  bake: [
    {
      names: [
        ...composeNames,
        "docker-bake.json",
        "docker-bake.hcl",
        "docker-bake.override.json",
        "docker-bake.override.hcl",
      ],
      all: true,
    },
  ],
  // https://goreleaser.com/customization/
  goreleaser: [
    {
      names: [
        ".config/goreleaser.yml",
        ".config/goreleaser.yaml",
        ".goreleaser.yml",
        ".goreleaser.yaml",
        "goreleaser.yml",
        "goreleaser.yaml",
      ],
      all: false,
    },
  ],
};
