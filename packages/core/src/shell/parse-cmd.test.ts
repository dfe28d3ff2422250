import { describe, expect, test } from "vitest";
import { plainText } from "../source/text.ts";
import { parseScript } from "./parse-script.ts";
import type { Script } from "./script.ts";
import { shownScript, textsOf } from "./shown-script.ts";

function cmd(script: string): Script {
  const file = { path: "w.yml", shownPath: "w.yml", text: `run: ${script}` };
  return parseScript(plainText(file, 5, file.text.length), "cmd");
}

describe("cmd", () => {
  test.each<readonly [script: string, ...shown: string[]]>([
    ["docker login ghcr.io -u %GITHUB_ACTOR% -p %Token%", "docker login ghcr.io -u {GITHUB_ACTOR} -p {TOKEN}"],
    ["docker login ghcr.io ^\n  -u me ^\n  --password-stdin", "docker login ghcr.io -u me --password-stdin"],
    ["@echo off\necho %T%| docker login ghcr.io", "echo off", "echo {T} | docker login ghcr.io"],
    ["rem docker login\n:: docker push\n@REM x\na", "a"],
    ['set "X=a b" & set Y=c d\nset Z=', '{X="a b"; Y="c d"}', 'Z=""'],
    ["a && b || c & d", "{a && b || c; d}"],
    ['"C:\\a b\\docker.exe" push "ghcr.io/%X%:1"', '"C:\\\\a b\\\\docker.exe" push ghcr.io/{X}:1'],
    ["a ^& b 100%% %1 %~dp0 %X:~0,7% %ERRORLEVEL%", "a & b 100% * * * *"],
    ["a > nul 2>&1\nb >> %GITHUB_ENV%\nc < f", "a 1:write:nul 2:duplicate:1", "b 1:append:{GITHUB_ENV}", "c 0:read:f"],
    ["docker push ghcr.io/${{ x }}:%A_${{ y }}%", "docker push ghcr.io/{{ x }}:*{{ y }}*"],
    ["a\nif errorlevel 1 exit /b 1\nif %errorlevel% neq 0 exit /b %errorlevel%\nb", "a", "b"],
  ])("%s", (script, ...shown) => {
    const parsed = cmd(script);
    expect(parsed.broken).toEqual([]);
    expect(parsed.dialect).toBe("cmd");
    expect(shownScript(parsed)).toEqual(shown);
  });

  test.each(["if exist a (\nb\n)", "for %%i in (a b) do c", "goto x\n:x", "call b.bat", "set /p X=<f", "a && (b)"])(
    "%j is more than commands",
    (script) => {
      expect(cmd(script).dialect).toBe("none");
    },
  );

  test("every text is in its place", () => {
    const parsed = cmd('set "A=b c"\r\necho %A% | docker login ^\r\n  -p "${{ secrets.T }}" && x > y');
    const texts = textsOf(parsed.body);
    expect(texts.length).toBeGreaterThan(15);
    for (const { value, span } of texts)
      expect(span.file.text.slice(span.start, span.end).replaceAll("\r", "")).toBe(value);
  });
});
