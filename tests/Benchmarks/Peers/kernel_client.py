"""A Jupyter client with a stopwatch: starts a kernel, runs cells, asks for completions, and says what it took.

usage: kernel_client.py KERNEL LANGUAGE PAUSE CELLS      (LANGUAGE: csharp | python; PAUSE: seconds before the first cell)
Writes one line of JSON: milliseconds, and MiB of the kernel with all its processes.
"""
import json, os, statistics, sys, time
from jupyter_client.manager import KernelManager

kernel, language, pause, cells = sys.argv[1], sys.argv[2], float(sys.argv[3]), int(sys.argv[4])
assign = {"csharp": "var x{0} = {0}; x{0} + 1", "python": "x{0} = {0}; x{0} + 1"}[language]
complete = {"csharp": "Console.WriteLi", "python": "import os; os.path.exis"}[language]
inspect = {"csharp": "Console.WriteLine", "python": "print"}[language]


def resident(process):
    total = 0
    for page in open(f"/proc/{process}/smaps_rollup"):
        if page.startswith("Pss:"):
            total = int(page.split()[1]) / 1024
    for task in os.listdir(f"/proc/{process}/task"):
        for child in open(f"/proc/{process}/task/{task}/children").read().split():
            total += resident(int(child))
    return total


def timed(action):
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def answer(request):
    while True:
        reply = client.get_shell_msg(timeout=120)
        if reply["parent_header"].get("msg_id") == request:
            if reply["content"]["status"] != "ok":
                raise SystemExit(f"{kernel}: {reply['content']}")
            return reply["content"]


start = time.perf_counter()
manager = KernelManager(kernel_name=kernel)
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=120)
result = {"ready": (time.perf_counter() - start) * 1000}
process = manager.provisioner.process.pid
time.sleep(pause)
result["first"] = timed(lambda: answer(client.execute("1 + 1")))
result["second"] = timed(lambda: answer(client.execute("1 + 2")))
result["memory1"] = resident(process)
later = sorted(timed(lambda: answer(client.execute(assign.format(i)))) for i in range(cells))
result["later"], result["later95"] = statistics.median(later), later[len(later) * 95 // 100]
result["complete1"] = timed(lambda: answer(client.complete(complete)))
result["complete"] = statistics.median(timed(lambda: answer(client.complete(complete))) for _ in range(20))
result["inspect"] = statistics.median(timed(lambda: answer(client.inspect(inspect))) for _ in range(20))
result["memory"] = resident(process)
client.stop_channels()
result["shutdown"] = timed(lambda: manager.shutdown_kernel())
print(json.dumps(result), flush=True)
