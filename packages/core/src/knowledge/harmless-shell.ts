import type { HarmlessCommand } from "./harmless-command.ts";
import { powershellCommands } from "./powershell-commands.ts";
import { wordList } from "./word-list.ts";

/**
 * The shell's own commands. `source`, `.`, `eval` and `bash` are deliberately absent.
 * https://www.gnu.org/software/bash/manual/html_node/Shell-Builtin-Commands.html
 */
const builtins = wordList(`
  : [ alias bg bind break caller cd compgen complete compopt continue declare dirs disown echo enable exit export false fc
  fg getopts hash help history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return
  set shift shopt suspend test times true type typeset ulimit umask unalias unset wait
`);

/** https://www.gnu.org/software/coreutils/manual/, and what stands beside it on a runner. */
const coreutils = wordList(`
  arch b2sum base32 base64 basename basenc cat chcon chgrp chmod chown cksum comm cp csplit cut date dd df dir dircolors
  dirname du expand expr factor fmt fold groups head hostid hostname id install join link ln logname ls md5sum mkdir
  mkfifo mknod mktemp mv nl nproc numfmt od paste pathchk pinky pr printenv ptx readlink realpath rm rmdir seq sha1sum
  sha224sum sha256sum sha384sum sha512sum shasum shred shuf sleep sort split stat stty sum sync tac tail tee touch tr
  truncate tsort tty uname unexpand uniq unlink uptime users vdir wc who whoami yes

  awk gawk mawk sed gsed grep egrep fgrep ggrep rg ag diff diff3 sdiff cmp colordiff patch column rev look file which
  whereis tree bc dc jot hexdump xxd strings uuidgen envsubst gettext dos2unix unix2dos iconv less more clear tput reset
  cal ts sponge pv

  tar gtar bsdtar gzip gunzip zcat bzip2 bunzip2 xz unxz xzcat lzma zstd unzstd zip unzip zipinfo 7z 7za 7zz ar cpio
  rar unrar pigz lz4 brotli

  ps pgrep pkill killall top htop free vmstat iostat lscpu lsblk lsof lspci lsusb lsmod dmesg sysctl ulimit mount umount
  mountpoint findmnt fallocate mkfs mkfs.ext4 mkswap swapon swapoff losetup blkid parted resize2fs modprobe modinfo rmmod
  systemctl service journalctl timedatectl hostnamectl loginctl ip ifconfig iptables ip6tables nft route netstat ss ping
  dig nslookup host nc ncat telnet getent useradd usermod userdel groupadd gpasswd passwd adduser addgroup deluser
  update-alternatives ldconfig ldd lsb_release sw_vers defaults xcode-select xcodebuild xcrun security codesign hdiutil
  lipo otool install_name_tool scutil systemsetup cygpath icacls attrib
`);

/** A script may well speak to the registry with these by hand: `curl -u … https://ghcr.io/v2/`. */
const registryAddresses = ["ghcr.io", "pkg.github.com", "packages/container", "packages/docker"];

const fetchers = wordList(`
  curl wget aria2c http https xh Invoke-WebRequest Invoke-RestMethod iwr irm grpcurl websocat
`);

/** What runs another program does nothing by itself: `env`, `sudo -v`, `… | xargs`. */
const alone = wordList(`env sudo doas command builtin exec time xargs nice nohup`);

/** They put a file in its place, and with it perhaps a credential. */
const movers = wordList(`cp mv ln install Copy-Item Move-Item copy move Set-Content Add-Content Out-File`);

const names = [...builtins, ...coreutils, ...powershellCommands, ...alone].filter((name) => !movers.includes(name));

export const harmlessShell: readonly HarmlessCommand[] = [
  ...[...new Set(names)].map((program) => ({ program })),
  ...fetchers.map((program) => ({ program, unless: registryAddresses })),
  ...movers.map((program) => ({ program, unless: [".docker", "auth.json"] })),
  { program: "find", unless: ["-exec", "-ok"] },
  { program: "fd", unless: ["-x", "-X", "--exec"] },
  // Its block may hold commands.
  { program: "ForEach-Object", unless: ["docker", "podman", "helm", "oras", "push"] },
  // It runs at the end of the script, after everything else, and mostly tidies up.
  { program: "trap", unless: ["docker", "podman", "helm", "oras", "push"] },
];
