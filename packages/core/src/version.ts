/** The version that reports carry. The manifests say the same, and a test of the command line holds the two together. */
export const version = "0.1.0";
