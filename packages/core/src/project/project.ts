import type { Text } from "../source/text.ts";
import type { Action, Call, Job, ParsedFile, Workflow } from "../workflow/model.ts";

/** The files of one repository, together. */
export interface Project {
  readonly files: readonly ParsedFile[];
  /** Every job in every way in which it is reached. */
  readonly calls: readonly JobCall[];
  /** The action in a folder of the repository, `undefined` where none is at hand. */
  readonly actionAt: (folder: string) => Action | undefined;
  /** A script, a Makefile or a list of images of the repository; undefined where none is at hand, or it is too large to be one. */
  readonly scriptAt: (path: string) => Text | undefined;
  /** What stopped the links from being followed. */
  readonly remarks: readonly LinkRemark[];
}

/** A job as it is reached: on its own, or through the calls of other workflows' jobs. */
export interface JobCall {
  readonly workflow: Workflow;
  readonly job: Job;
  /** From the outermost caller inwards; empty where the workflow starts by itself. */
  readonly chain: readonly CallLink[];
}

export interface CallLink {
  readonly workflow: Workflow;
  readonly job: Job;
  readonly call: Call;
}

export interface LinkRemark {
  readonly path: string;
  readonly message: string;
}
