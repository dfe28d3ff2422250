/** A reusable workflow of another repository, of which a job asks for packages: its callers have to grant it that. */
export interface CalledWorkflowRow {
  /** Without the ref: every version of it that can be called asks for the same. */
  readonly uses: string;
  /** The job that asks. */
  readonly job: string;
  readonly packages: "read" | "write";
  readonly source: string;
}

export const calledWorkflows: readonly CalledWorkflowRow[] = [
  {
    // Version 1.2.0 was the first to have it.
    uses: "slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml",
    job: "generator",
    packages: "write",
    source:
      "https://github.com/slsa-framework/slsa-github-generator/blob/main/.github/workflows/generator_container_slsa3.yml",
  },
];
