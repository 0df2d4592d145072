"""Calls a hook of a build backend (PEP 517) in the current folder: hook.py QUESTION ANSWER, both JSON files."""

import importlib
import json
import os
import signal
import sys
import time


def adopt():
    """Has orphans below this process come to it rather than to init, where it can; PR_SET_CHILD_SUBREAPER is 36."""
    try:
        import ctypes
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    except (AttributeError, ImportError, OSError, TypeError):
        pass


def children():
    """The processes whose parent this one is, as Linux tells."""
    found = []
    for name in os.listdir("/proc") if os.path.isdir("/proc/self") else []:
        try:
            with open("/proc/%d/stat" % int(name), "rb") as stat:
                # The name of the program, in parentheses, may hold anything.
                if int(stat.read().rpartition(b")")[2].split()[1]) == os.getpid():
                    found.append(int(name))
        except (EnvironmentError, ValueError, IndexError):
            pass
    return found


def end_children():
    """Ends what a build has left running; whose parent ends comes here. What cannot be ended in 10 seconds stays."""
    for _ in range(1000):
        for child in children():
            try:
                os.kill(child, signal.SIGKILL)
            except OSError:
                pass
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.01)
        except OSError:
            return


def watch(build):
    """Waits for the process of the build, and ends as that does."""
    ended, status = os.waitpid(-1, 0)
    while ended != build:
        ended, status = os.waitpid(-1, 0)
    end_children()
    # Without what Python does at its end, which the other process has done.
    os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))


def find(name):
    module, _, attributes = name.partition(":")
    found = importlib.import_module(module)
    for attribute in attributes.split(".") if attributes else []:
        found = getattr(found, attribute)
    return found


def main(question, answer):
    with open(question) as asked:
        asked = json.load(asked)
    # The folder of this script is none that a build may import from.
    sys.path[:1] = [os.path.abspath(str(path)) for path in asked["path"]]
    backend = find(str(asked["backend"]))
    if asked["hook"] == "get_requires_for_build_wheel":
        hook = getattr(backend, asked["hook"], None)
        result = hook(None) if hook else []
        result = [str(requirement) for requirement in result]
    else:
        result = backend.build_wheel(str(asked["folder"]), None, None)
    with open(answer, "w") as told:
        json.dump(result, told)


if __name__ == "__main__":
    if hasattr(os, "fork"):
        adopt()
        build = os.fork()
        if build:
            watch(build)
    main(*sys.argv[1:])
