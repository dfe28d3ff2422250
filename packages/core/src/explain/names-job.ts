/**
 * Whether a name in a log may be that of a job, by the job's id: `build / image (linux/amd64)` is `image`, called by
 * `build`, of a matrix. A job that has a `name:` is not recognized by it, which makes an answer less sharp, but not wrong.
 */
export function namesJob(name: string, id: string): boolean {
  return name
    .replace(/ \([^()]{0,200}\)$/, "")
    .split(" / ")
    .some((part) => part.toLowerCase() === id.toLowerCase());
}
