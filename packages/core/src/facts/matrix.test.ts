import { describe, expect, it } from "vitest";
import { factsOfFiles } from "../../test/facts-of.ts";

const path = ".github/workflows/build.yml";

describe("the matrix of a calling job", () => {
  it("calls once for each of its rows, and each row of the called job comes in each of them", () => {
    expect(pushed("image: [one, two]", "ghcr.io/acme/${{ matrix.image }}", "tag: [x, y]")).toEqual([
      "ghcr.io/acme/one:x",
      "ghcr.io/acme/one:y",
      "ghcr.io/acme/two:x",
      "ghcr.io/acme/two:y",
    ]);
  });

  it("is not known where it is made at run time, or where there are too many rows", () => {
    expect(pushed("image: '${{ fromJSON(vars.IMAGES) }}'", "ghcr.io/acme/${{ matrix.image }}", "tag: [x]")).toEqual([
      "ghcr.io/acme/…:x",
    ]);
    const many = Array.from({ length: 40 }, (_, index) => index).join(", ");
    expect(pushed(`image: [${many}]`, "ghcr.io/acme/${{ matrix.image }}", "tag: [x, y]")).toEqual([
      "ghcr.io/acme/…:x",
      "ghcr.io/acme/…:y",
    ]);
  });
});

/** What a called job pushes, whose caller and which itself has a matrix. */
function pushed(callersMatrix: string, image: string, ownMatrix: string): readonly string[] {
  const { jobs } = factsOfFiles({
    ".github/workflows/all.yml": `on: push\njobs:\n  all:\n    strategy: { matrix: { ${callersMatrix} } }\n    uses: ./${path}\n    with:\n      image: ${image}\n`,
    [path]: `on: { workflow_call: { inputs: { image: { type: string } } } }\njobs:\n  image:\n    runs-on: x\n    strategy: { matrix: { ${ownMatrix} } }\n    steps:\n      - run: docker push \${{ inputs.image }}:\${{ matrix.tag }}\n`,
  });
  const job = jobs.find(({ id }) => id === "image");
  return (job?.runs ?? []).flatMap(({ flow }) =>
    flow.flatMap((happening) => (happening.kind === "operation" ? [happening.image.shown] : [])),
  );
}
