"""Starts one submission behind walls; run as a script of its own, with nothing but the standard library.

Walls (Linux): namespaces of its own for files, network and processes. The file system it sees holds Python, the
course without its answers, and a small work folder in memory; all but the work folder is read-only. It has no network
interface, and when its first process ends, all that it started end with it. Limits (wherever there is `resource`):
processor seconds, memory, size of a file, number of processes.
"""

import ctypes
import json
import os
import sys

NEWNS, NEWIPC, NEWUSER, NEWPID, NEWNET = 0x20000, 0x8000000, 0x10000000, 0x20000000, 0x40000000
BIND, RECURSIVE, PRIVATE = 0x1000, 0x4000, 0x40000
NOSUID_NODEV = 2 | 4
READ_ONLY = 1  # MOUNT_ATTR_RDONLY
MOUNT_SETATTR = 442  # the same number on every Linux
AT_RECURSIVE, HERE = 0x8000, -100
DIE_WITH_PARENT, NO_NEW_PRIVILEGES = 1, 38
DEVICES = ("null", "zero", "random", "urandom")


def main() -> None:
    """Build what the settings ask for, then become the program that they name."""
    settings = json.loads(sys.argv[1])
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux":
        libc.prctl(DIE_WITH_PARENT, 9, 0, 0, 0)
    if settings["walls"]:
        enter_namespaces(libc)
        first = os.fork()
        if first:
            os._exit(ended(first))
        libc.prctl(DIE_WITH_PARENT, 9, 0, 0, 0)
        raise_walls(libc, settings)
        second = os.fork()  # the first process of a namespace takes no signals, so the submission is the second
        if second:
            os._exit(ended(second))
        if settings["user"] is not None:
            os.setgroups([])
            os.setgid(settings["user"])
            os.setuid(settings["user"])
        libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    os.chdir(settings["work"])
    limit(settings["limits"])
    os.execve(settings["command"][0], settings["command"], settings["environment"])


def ended(process: int) -> int:
    """Wait for a process; its exit status, or 128 and the signal that ended it."""
    status = os.waitpid(process, 0)[1]
    return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def must(result: int, what: str) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), what)


def enter_namespaces(libc) -> None:
    user, group = os.geteuid(), os.getegid()
    own = NEWNS | NEWPID | NEWNET | NEWIPC
    must(libc.unshare(own if user == 0 else own | NEWUSER), "unshare")
    if user != 0:
        for name, text in {"setgroups": "deny", "uid_map": f"{user} {user} 1", "gid_map": f"{group} {group} 1"}.items():
            with open(f"/proc/self/{name}", "w") as file:
                file.write(text)
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")  # when memory runs out, this goes first


def raise_walls(libc, settings: dict) -> None:
    """Put together a small file system and make it the root; without privileges there is no way back out."""
    root = settings["root"]

    def mount(source, target, kind=None, flags=0, data=None):
        texts = [None if text is None else text.encode() for text in (source, target, kind, data)]
        must(libc.mount(texts[0], texts[1], texts[2], flags, texts[3]), f"mount {target}")

    def make_read_only(target, recursive=AT_RECURSIVE):
        attributes = (ctypes.c_uint64 * 4)(READ_ONLY, 0, 0, 0)
        done = libc.syscall(MOUNT_SETATTR, HERE, target.encode(), recursive, attributes, ctypes.sizeof(attributes))
        must(done, f"read-only {target}")

    mount(None, "/", flags=RECURSIVE | PRIVATE)
    mount("tmpfs", root, "tmpfs", NOSUID_NODEV, "size=1m,mode=755")
    for source in settings["seen"]:
        target = root + source
        if os.path.islink(source):  # /bin and /lib are links on many systems
            os.makedirs(os.path.dirname(target), exist_ok=True)
            os.symlink(os.readlink(source), target)
            continue
        if not os.path.lexists(target):
            _place_for(source, target)
        mount(source, target, flags=BIND | RECURSIVE)
        make_read_only(target)
    for hidden in settings["hidden"]:
        mount("tmpfs", root + hidden, "tmpfs", NOSUID_NODEV, "size=4k,mode=755")
        make_read_only(root + hidden)
    os.mkdir(f"{root}/dev")
    for name in DEVICES:
        _place_for(f"/dev/{name}", f"{root}/dev/{name}")
        mount(f"/dev/{name}", f"{root}/dev/{name}", flags=BIND)
    os.makedirs(root + settings["work"])
    make_read_only(root, 0)
    owner = f",uid={settings['user']}" if settings["user"] is not None else ""
    mount("tmpfs", root + settings["work"], "tmpfs", NOSUID_NODEV, f"size={settings['limits']['disk']},mode=700{owner}")
    os.chroot(root)


def _place_for(source: str, target: str) -> None:
    if os.path.isdir(source):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_CREAT))


def limit(limits: dict) -> None:
    import resource

    for name, value in {
        resource.RLIMIT_CPU: limits["seconds"],
        resource.RLIMIT_AS: limits["memory"] if sys.platform == "linux" else None,
        resource.RLIMIT_FSIZE: limits["disk"],
        resource.RLIMIT_NPROC: limits["processes"],
        resource.RLIMIT_CORE: 0,
    }.items():
        if value is not None:
            resource.setrlimit(name, (value, value))


if __name__ == "__main__":
    main()
