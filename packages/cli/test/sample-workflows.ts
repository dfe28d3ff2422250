/** Its token may not push, and its password stands on the command line. */
export const publishWorkflow = `on: push
permissions:
  contents: read
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - run: docker login ghcr.io -u \${{ github.actor }} -p \${{ secrets.GITHUB_TOKEN }}
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: ghcr.io/acme/app:latest
`;

/** The same, in order. */
export const goodWorkflow = `on: push
jobs:
  image:
    runs-on: ubuntu-latest
    permissions:
      packages: write
    steps:
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: ghcr.io/acme/app:latest
`;

/** The quote is never closed. */
export const brokenWorkflow = `on: push
jobs:
  image:
    runs-on: "ubuntu-latest
`;
