/**
 * Whether GitHub can read what `uses:` of a step names. Where it cannot, it refuses the file: ConvertToStep in
 * https://github.com/actions/runner/blob/main/src/Sdk/DTPipelines/Pipelines/ObjectTemplating/PipelineTemplateConverter.cs
 */
export function namesAction(uses: string): boolean {
  if (isLeftOpen(uses) || uses.includes("://") || /^[.$][/\\]/.test(uses)) return true;
  const [path = "", version, ...more] = uses.split("@");
  return Boolean(version) && more.length === 0 && path.split(/[/\\]/).filter(Boolean).length >= 2;
}

/**
 * The same of `uses:` of a job: `validateWorkflowUsesFormat` in
 * https://github.com/actions/languageservices/blob/main/languageservice/src/validate.ts
 */
export function namesWorkflow(uses: string): boolean {
  if (isLeftOpen(uses) || uses.startsWith("$/")) return true;
  const [path = "", version, ...more] = uses.split("@");
  const isHere = path.startsWith("./");
  if (more.length > 0 || Boolean(version) === isHere || (isHere && version !== undefined)) return false;
  const folders = path.split("/");
  const file = folders.pop() ?? "";
  const workflows = folders.pop() ?? "";
  const isInFolder = folders.pop() === ".github" && (workflows === "workflows" || workflows === "workflows-lab");
  return isInFolder && folders.length === (isHere ? 1 : 2) && folders.every(Boolean) && /\.ya?ml$/.test(file);
}

/** Nothing is said here of what is empty, of an expression, or of what a template engine has yet to write. */
function isLeftOpen(uses: string): boolean {
  return uses === "" || uses.includes("{{");
}
