/**
 * Variables that make sets by itself, where neither a Makefile nor the environment does; without a text where that hangs on
 * the call.
 * https://www.gnu.org/software/make/manual/html_node/Implicit-Variables.html
 * https://www.gnu.org/software/make/manual/html_node/Special-Variables.html
 */
export const makeVariables: ReadonlyMap<string, string | undefined> = new Map(
  Object.entries({
    AR: "ar",
    AS: "as",
    CC: "cc",
    CXX: "c++",
    CPP: "cc -E",
    RM: "rm -f",
    CURDIR: undefined,
    MAKECMDGOALS: undefined,
    MAKEFILE_LIST: undefined,
    MAKEFLAGS: undefined,
    MAKELEVEL: undefined,
    MAKE_VERSION: undefined,
    MFLAGS: undefined,
  }),
);
