import type { CommandWhen } from "./rows.ts";
import { wordList } from "./word-list.ts";

/**
 * Options of `docker run` and `docker create` that take a value. `--net`, `--net-alias` and `--dns-opt` are old names.
 * https://docs.docker.com/reference/cli/docker/container/run/
 */
export const dockerRunOptions: readonly string[] = wordList(`
  --add-host --annotation -a --attach --blkio-weight --blkio-weight-device --cap-add --cap-drop --cgroup-parent
  --cgroupns --cidfile --cpu-count --cpu-percent --cpu-period --cpu-quota --cpu-rt-period --cpu-rt-runtime -c
  --cpu-shares --cpus --cpuset-cpus --cpuset-mems --detach-keys --device --device-cgroup-rule --device-read-bps
  --device-read-iops --device-write-bps --device-write-iops --dns --dns-opt --dns-option --dns-search --domainname
  --entrypoint -e --env --env-file --expose --gpus --group-add --health-cmd --health-interval --health-retries
  --health-start-interval --health-start-period --health-timeout -h --hostname --io-maxbandwidth --io-maxiops --ip
  --ip6 --ipc --isolation -l --label --label-file --link --link-local-ip --log-driver --log-opt --mac-address -m
  --memory --memory-reservation --memory-swap --memory-swappiness --mount --name --net --net-alias --network
  --network-alias --oom-score-adj --pid --pids-limit --platform -p --publish --pull --restart --runtime --security-opt
  --shm-size --stop-signal --stop-timeout --storage-opt --sysctl --tmpfs --ulimit -u --user --userns --uts -v --volume
  --volume-driver --volumes-from -w --workdir
`);

/**
 * Those that `podman run` and `podman create` have beside them.
 * https://docs.podman.io/en/latest/markdown/podman-run.1.html
 */
const podmanOwn: readonly string[] = wordList(`
  --arch --authfile --cert-dir --cgroup-conf --cgroups --chrootdirs --conmon-pidfile --creds --decryption-key
  --env-merge --gidmap --group-entry --health-log-destination --health-max-log-count --health-max-log-size
  --health-on-failure --health-startup-cmd --health-startup-interval --health-startup-retries --health-startup-success
  --health-startup-timeout --hosts-file --hostuser --image-volume --init-path --os --passwd-entry --personality
  --pidfile --pod --pod-id-file --preserve-fd --preserve-fds --rdt-class --requires --retry --retry-delay --sdnotify
  --seccomp-policy --secret --shm-size-systemd --subgidname --subuidname --timeout --tz --uidmap --umask --unsetenv
  --variant
`);

export const podmanRunOptions: readonly string[] = [...dockerRunOptions, ...podmanOwn];

/**
 * A container can push, too, once it gets at the daemon, at a folder with credentials or at a token: `docker run -v
 * ~/.docker:/root/.docker quay.io/skopeo/stable copy …`. Without any of these it can do nothing that needs a login.
 */
export const handsOverCredentials: CommandWhen = {
  any: [
    {
      argument: { option: ["-v", "--volume", "--mount"] },
      // A whole home may be handed over, too; of a folder that is not known (`"$PWD":/src`) that is not supposed.
      includes: [
        "docker.sock",
        "podman.sock",
        "containerd.sock",
        ".docker",
        "auth.json",
        "config.json",
        ":/root",
        ":/home",
      ],
      surely: true,
    },
    {
      argument: { option: ["-e", "--env"] },
      includes: ["TOKEN", "PASS", "CREDS", "SECRET", "AUTH", "GITHUB", "REGISTRY"],
    },
    { flag: ["--env-file", "--volumes-from"] },
    { argument: { positions: "rest" }, includes: ["creds", "password", "login", "push"] },
  ],
};
