/** A program, or a verb of one, that touches no registry of packages: it logs in nowhere, pulls and pushes nothing there. */
export interface HarmlessCommand {
  readonly program: string;
  /**
   * Only with these verbs; absent: whatever follows. A verb may be several words (`run test`) and may begin with an option
   * (`-m pytest`). It is looked for right behind the name, then behind each option that stands in front.
   */
  readonly verbs?: readonly string[];
  /** Options in front of the verb that take a value: the `dir` of `git -C dir status` is no verb. */
  readonly valued?: readonly string[];
  /** Only if every argument that is no option is one of these: `mvn clean test`, but not `mvn clean test jib:build`. */
  readonly only?: readonly string[];
  /** Never if one of its arguments holds one of these texts: `find -exec`, `curl https://ghcr.io/v2/`. */
  readonly unless?: readonly string[];
}
