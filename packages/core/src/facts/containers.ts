import type { Container, Job } from "../workflow/model.ts";
import { credentialOf } from "./credential.ts";
import type { ContainerCredentials, Credential, Happening, Unexpanded } from "./facts.ts";
import { imageHost } from "./host.ts";
import { imageOf } from "./image.ts";
import { credentialPlaces } from "./insertions.ts";
import { loginOf } from "./login-of.ts";
import { operationsOf } from "./operations-of.ts";
import type { StepContext } from "./step-context.ts";
import { evaluateIn, type Surroundings } from "./surroundings.ts";
import { asMeant, unexpandedIn } from "./unexpanded.ts";
import type { Text } from "../source/text.ts";

/**
 * What the runner pulls before the first step: the job's container and its services. Without `credentials:` it logs in to
 * ghcr.io by itself, with the job's own token.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ContainerOperationProvider.cs
 */
export function containerHappenings(job: Job, context: Omit<StepContext, "step">): readonly Happening[] {
  return containersOf(job).flatMap(({ container }): readonly Happening[] => {
    if (!container.image) return [];
    const step: StepContext = { ...context, step: container.key.span };
    const value = evaluateIn(container.image, context.surroundings);
    const image = imageOf(value, context.surroundings.settings);
    const cause = (): { is: "yes" } => ({ is: "yes" });
    const { credentials } = container;
    const pull = operationsOf(
      {
        does: "pull",
        what: "image",
        tool: "the runner",
        reads: ["runner"],
        images: [value],
        itself: false,
        causeAt: container.image.span,
        at: container.image.span,
        cause,
      },
      step,
    );
    if (!credentials && image.host.kind !== "ghcr") return pull;
    const given = (text: Text | undefined) =>
      text ? { value: evaluateIn(text, context.surroundings), at: text.span } : undefined;
    const at = container.image.span;
    const login = loginOf(
      {
        via: credentials ? "container" : "runner",
        tool: credentials ? "the container's `credentials`" : "the runner",
        store: "runner",
        registry: { value, at },
        registryDefault: "docker.io",
        username: credentials
          ? given(credentials.username)
          : { value: { kind: "context", name: "github.actor", span: at }, at },
        password: credentials ? given(credentials.password) : { value: { kind: "github-token", span: at }, at },
        passwordBy: "input",
        needsUsername: false,
        needsPassword: false,
        at: credentials?.key.span ?? at,
        cause,
        host: image.host.kind === "ghcr" ? { kind: "ghcr", path: false } : image.host,
      },
      step,
    );
    return login ? [login, ...pull] : pull;
  });
}

export function containerCredentials(
  job: Job,
  context: Pick<StepContext, "surroundings">,
): readonly ContainerCredentials[] {
  return containersOf(job).flatMap(({ called, container }) => {
    const { credentials, image } = container;
    if (!credentials || !image) return [];
    const given = (text: Text | undefined): Credential | undefined =>
      text && credentialOf(evaluateIn(text, context.surroundings), text.span, context.surroundings.settings);
    return [
      {
        of: called,
        host: imageOf(evaluateIn(image, context.surroundings), context.surroundings.settings).host,
        key: credentials.key.span,
        username: given(credentials.username),
        password: given(credentials.password),
        ...credentialPlaces(credentials),
      },
    ];
  });
}

/** What was meant as an expression in the name of an image, or in the credential for it. */
export function unexpandedInContainers(job: Job, surroundings: Surroundings): readonly Unexpanded[] {
  return containersOf(job).flatMap(({ called, container: { image, credentials } }) => {
    if (!image) return [];
    const value = evaluateIn(image, surroundings);
    const host = imageHost(asMeant(value, surroundings));
    // Of the variables there is none that the name of an image could see.
    const inImage = unexpandedIn(value, `the image of ${called}`, host).map((found) => ({
      ...found,
      meant: found.meant?.includes(" env.") ? undefined : found.meant,
    }));
    const inCredential = (text: Text | undefined, name: string): readonly Unexpanded[] =>
      text ? unexpandedIn(evaluateIn(text, surroundings), `the \`${name}\` of ${called}`, host) : [];
    return [
      ...inImage,
      ...inCredential(credentials?.username, "username"),
      ...inCredential(credentials?.password, "password"),
    ];
  });
}

function containersOf(job: Job): readonly { called: string; container: Container }[] {
  const services = job.services.map((service) => ({
    called: `its service \`${service.name.value}\``,
    container: service,
  }));
  return job.container ? [{ called: "its container", container: job.container }, ...services] : services;
}
