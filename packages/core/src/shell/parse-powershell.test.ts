import { describe, expect, test } from "vitest";
import { plainText } from "../source/text.ts";
import { parseScript } from "./parse-script.ts";
import type { Script } from "./script.ts";
import { shownScript, textsOf } from "./shown-script.ts";

function powershell(script: string): Script {
  const file = { path: "w.yml", shownPath: "w.yml", text: `run: ${script}` };
  return parseScript(plainText(file, 5, file.text.length), "pwsh");
}

describe("PowerShell", () => {
  test.each<readonly [script: string, ...shown: string[]]>([
    ["docker login ghcr.io -u $env:GITHUB_ACTOR -p $Token", "docker login ghcr.io -u {GITHUB_ACTOR} -p {$token}"],
    ["docker login ghcr.io `\n  -u me `\n  --password-stdin", "docker login ghcr.io -u me --password-stdin"],
    ["$env:T |\n  docker login ghcr.io", "docker login ghcr.io 0:here-string:{T}"],
    ['"${{ secrets.T }}" | docker login ${{ env.R }}', "docker login {{ env.R }} 0:here-string:{{ secrets.T }}"],
    ["echo $env:T | docker login ghcr.io | Out-Null", "echo {T} | docker login ghcr.io | Out-Null"],
    ["@'\n$x it's\n'@ | docker login ghcr.io", `docker login ghcr.io 0:here-string:"$x it's"`],
    ['@"\na $x\nb\n"@ | docker login ghcr.io', 'docker login ghcr.io 0:here-string:"a {$x}\\nb"'],
    ["& 'C:\\a b\\docker.exe' login ghcr.io", '"C:\\\\a b\\\\docker.exe" login ghcr.io'],
    ["docker login a; docker login b && docker push c", "docker login a", "docker login b && docker push c"],
    [
      "if ($x -eq 1) { docker login a } elseif ($y) { b } else { c }",
      "if [test {$x} -eq 1] {docker login a} if [test {$y}] {b} else {c}",
    ],
    ["foreach ($r in 'ghcr.io', \"$x\") { docker login $R }", "loop $r in ghcr.io {$x} [] {docker login {$r}}"],
    ["foreach ($n in 1,2) { a }", "loop $n in 1 2 [] {a}"],
    ["foreach ($r in Get-Content f) { docker login $r }", "loop - [Get-Content f] {$r=*; docker login {$r}}"],
    ["while (docker pull x) { b }", "loop - [docker pull x] {b}"],
    ["try {\n  docker login a\n} catch [System.Exception] {\n  b\n} finally { c }", "{docker login a; if [] {b}; {c}}"],
    ["do { a } while ($x)", "{a; test {$x}}"],
    ["switch ($x) { 'a' { docker login b } default { c } }", "if [test {$x}] {test a $(docker login b) default $(c)}"],
    ["function Enter-It($a) { docker login $a }", "function Enter-It {test {$a}; $a=*; docker login {$a}}"],
    ["1..3 | ForEach-Object { docker login $_ }", "loop $_ in * [] {docker login {$_}}"],
    ["$t = (az acr login -n x | ConvertFrom-Json).accessToken", "$t=other($(az acr login -n x | ConvertFrom-Json))"],
    ["$t = gh auth token", "$t=$(gh auth token)"],
    ["[string]$env:T += 'a''b'", "T+=a'b"],
    ["a 'b''''c'", "a b''c"],
    ['$a = "x `"y`" ""z"" $(b) $env:C ${d e}.f$"', '$a="x \\"y\\" \\"z\\" $(b) {C} {$d e}.f$"'],
    [
      "docker push ghcr.io/$owner/app:$($t.Trim()) *> $null 2>&1",
      "docker push ghcr.io/{$owner}/app:$(test other({$t})) -1:write:* 2:duplicate:1",
    ],
    ["docker build --tag $env:R_${{ x }} @args", "docker build --tag *{{ x }} {$args}"],
    ["# docker login\n<# docker\n login #>\nWrite-Host 'docker login' # x", 'Write-Host "docker login"'],
    ["$h = @{ docker = 'login' }", "$h=*"],
    ["docker pull a &", "docker pull a"],
    ["$a = 'b', \"c$d\"", "$a=(b c{$d})"],
    ["$a = @(\n  '-t', 'b'\n  $c\n)", "$a=(-t b {$c})"],
    ["$a = 'b:' + $env:C+'d'", "$a=b:{C}d"],
    ["$a = $b + 1", "$a=other({$b})"],
    ["[string]$a = [string] $b; $c = [int]'1'", "$a={$b}", "$c=other(1)"],
    ["'a', 'b' | % { docker push $_ } | Out-Null", "loop $_ in a b [] {docker push {$_}} | Out-Null"],
    ["a | foreach -Process { b }", "a | loop - [] {b}"],
    ["a | % Name", "a | % Name"],
    [". ./lib.ps1", ". ./lib.ps1"],
    ['"A$b".ToLower() + ("c").Trim()', "test lower(A{$b}) + other($(test c))"],
    ["docker push a/$b.c $b.c", "docker push a/{$b}.c other({$b})"],
  ])("%s", (script, ...shown) => {
    const parsed = powershell(script);
    expect(parsed.broken).toEqual([]);
    expect(shownScript(parsed)).toEqual(shown);
  });

  test.each([
    ["$A = 1; if ($a) { $env:B = 2 }", ["$a"]],
    ["$a, ${b} = $c; x { $script:d += 1 }", ["$a", "$b", "$d"]],
    ["$e -eq 1; f $g, $h; [int]::TryParse($i, [ref] $j)", ["$j"]],
  ])("%s sets variables", (script, names) => {
    expect(powershell(script).sets.map(({ name }) => name)).toEqual(names);
  });

  test("every text is in its place", () => {
    const parsed = powershell('if ($a) {\r\n  $b = "$c d"\r\n  docker login ghcr.io -p ${{ secrets.T }} | x\r\n}');
    const texts = textsOf(parsed.body);
    expect(texts.length).toBeGreaterThan(20);
    for (const { value, span } of texts) expect(span.file.text.slice(span.start, span.end)).toBe(value);
  });

  test.each([
    ["a 'b\nc", "a 'b"],
    ['a\nb "c', 'b "c'],
    ["if ($x) { a", "if ($x) { a"],
    ["a }\nb", "a }"],
    ["<# a", "<# a"],
    ["a >\nb", "a >"],
  ])("%j is broken", (script, broken) => {
    expect(powershell(script).broken.map((text) => text.value)).toEqual([broken]);
  });
});
