/** Something that was asked for and could not be done; the rest of the run goes on, and ends with exit code 2. */
export interface Complaint {
  /** As shown to people. */
  readonly path: string;
  /** The rest of the sentence: "does not exist", "cannot be read: permission denied". */
  readonly message: string;
}

export const noSuchFile = "it does not exist";

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: noSuchFile,
  ENOTDIR: "a part of its path is not a folder",
  EISDIR: "it is a folder",
  ELOOP: "its symbolic links lead in a circle",
  ENAMETOOLONG: "its name is too long",
  EMFILE: "too many files are open",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EBADF: "it is not open for writing",
};

/** What the operating system said, in words. */
export function reasonOf(error: unknown): string {
  const code = errorCode(error);
  return reasons[code] ?? (code === "" ? String(error) : code);
}

/** `ENOENT` and its like; empty for an error that does not come from the operating system. */
export function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
