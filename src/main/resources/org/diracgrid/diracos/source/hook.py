"""Calls a hook of a build backend (PEP 517) in the current folder: hook.py QUESTION ANSWER, both JSON files."""

import importlib
import json
import os
import sys


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
    main(*sys.argv[1:])
