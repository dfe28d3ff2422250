"""Runs a command and says what it took: seconds, seconds of CPU, peak memory in bytes, exit code.

Node cannot ask for the memory of a process that it has started, hence Python, which zizmor needs anyway.
  python3 bench/measure.py OUTPUT COMMAND [ARGUMENT ...]
"""

import json
import os
import sys
import time

output = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
to_output = [(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)]
start = time.perf_counter()
process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ, file_actions=to_output)
_, status, usage = os.wait4(process, 0)
wall = time.perf_counter() - start
# Linux counts in kibibytes, macOS in bytes.
unit = 1 if sys.platform == "darwin" else 1024
print(
    json.dumps(
        {
            "wall": wall,
            "cpu": usage.ru_utime + usage.ru_stime,
            "memory": usage.ru_maxrss * unit,
            "code": os.waitstatus_to_exitcode(status),
        }
    )
)
