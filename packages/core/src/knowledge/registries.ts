/** Hosts, in lower case and without a port. */
export const registries: Readonly<Record<"ghcr" | "deprecated" | "dockerHub" | "others", readonly string[]>> = {
  /**
   * The Container registry. The second name is an older one of its own: the runner logs in to both by itself.
   * https://github.com/actions/runner/blob/main/src/Runner.Worker/ContainerOperationProvider.cs
   */
  ghcr: ["ghcr.io", "containers.pkg.github.com"],

  /**
   * The Docker registry that the Container registry has replaced.
   * https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-docker-registry
   */
  deprecated: ["docker.pkg.github.com"],

  /**
   * Docker Hub, under the names that clients know it by. dhi.io (Docker Hardened Images) takes Docker Hub's credentials.
   * https://docs.docker.com/dhi/
   */
  dockerHub: [
    "docker.io",
    "index.docker.io",
    "registry-1.docker.io",
    "registry.hub.docker.com",
    "registry.docker.io",
    "hub.docker.com",
    "dhi.io",
  ],

  /**
   * Registries of others: a name that looks like ghcr.io and is one of these, or below one of these, is no slip. Only the
   * short ones could be taken for one; the rest is here so that it stays true when the comparison gets looser.
   */
  others: [
    // Google: https://cloud.google.com/artifact-registry/docs/transition/transition-from-gcr
    "gcr.io",
    "pkg.dev",
    "k8s.gcr.io",
    "registry.k8s.io",
    // https://docs.quay.io
    "quay.io",
    // https://mcr.microsoft.com, https://learn.microsoft.com/azure/container-registry/
    "mcr.microsoft.com",
    "azurecr.io",
    "azurecr.cn",
    "azurecr.us",
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
    "amazonaws.com",
    "public.ecr.aws",
    // https://docs.gitlab.com/user/packages/container_registry/
    "registry.gitlab.com",
    // https://docs.linuxserver.io/general/container-branding/: it forwards to ghcr.io
    "lscr.io",
    // https://edu.chainguard.dev/chainguard/chainguard-images/
    "cgr.dev",
    "docker.elastic.co",
    "nvcr.io",
    "ttl.sh",
    "cr.yandex",
    "icr.io",
    "ocir.io",
    "jfrog.io",
    "goharbor.io",
    "cr.fluentbit.io",
    "cr.l5d.io",
    "cr.weaviate.io",
    "cr.kuma.io",
    "registry.redhat.io",
    "registry.access.redhat.com",
    "registry.fedoraproject.org",
    "registry.suse.com",
    "registry.opensuse.org",
    "registry.digitalocean.com",
    "registry.fly.io",
    "registry.heroku.com",
    "registry.gitpod.io",
    "registry.ollama.ai",
    "scw.cloud",
    "hub.opensciencegrid.org",
    "aliyuncs.com",
    "tencentcloudcr.com",
    "codeberg.org",
    "gitea.com",
    "localhost",
    "127.0.0.1",
    "host.docker.internal",
    // Mirrors of ghcr.io with names of their own.
    "ghcr.nju.edu.cn",
    "ghcr.dockerproxy.com",
    "ghcr.m.daocloud.io",
  ],
};

/**
 * A server of GitHub Enterprise has the Container registry below a name of its own, and GitHub's token is right there:
 * `containers.HOSTNAME`, formerly `docker.HOSTNAME`, or the server itself, which people mostly name so that it can be told.
 * https://docs.github.com/en/enterprise-server@3.12/packages/working-with-a-github-packages-registry/working-with-the-docker-registry
 * https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency/about-github-enterprise-cloud-with-data-residency
 */
export const enterpriseHost =
  /\.ghe\.com$|^(?:containers|docker)\.[^.]+\.[^.]|^(?:github|ghe|ghes)\.[^.]+\.|\.(?:github|ghe|ghes)\.(?!com$)/;

/** npm, Maven, NuGet, RubyGems and Gradle: GitHub's, but not for containers. */
export const githubPackagesSuffix = ".pkg.github.com";

/**
 * Hosts that people have typed for ghcr.io, or easily could, and that are more than one slip away from it or worth naming.
 * Each of those that are one slip away counts as well.
 */
export const lookalikes: readonly string[] = [
  // It answers as a registry that asks for credentials: https://bmitch.net/blog/2025-08-22-ghrc-appears-malicious/
  "ghrc.io",
  // Seen as `registry: gchr.io` in public workflows.
  "gchr.io",
  // Not seen, but near: another ending, letters exchanged, the dot forgotten.
  "ghcr.com",
  "ghcr.oi",
  "ghcr.i",
  "ghcr.dev",
  "ghcr.org",
  "ghcr.net",
  "ghcrio",
  "ghrc.com",
  "gchr.com",
  "grcr.io",
  "gcrh.io",
  "ghcr.github.io",
  "ghcr.github.com",
];
