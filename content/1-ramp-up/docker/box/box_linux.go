// Package box starts a program as a container runtime does: in namespaces
// of its own and with another root folder.
package box

import (
	"context"
	"os"
	"os/exec"
	"syscall"
)

// NonRoot is the user that the program is inside.
const NonRoot = 65532

// region:command

// Command runs a program of the folder root in namespaces of its own. With
// an empty root it sees the files of the host.
func Command(
	ctx context.Context, root, path string, args ...string,
) *exec.Cmd {
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Dir = "/"
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWUSER | // its own user ids
			syscall.CLONE_NEWPID | // it is process 1
			syscall.CLONE_NEWNET | // a loopback interface, and no other
			syscall.CLONE_NEWNS, // its own table of mounts
		UidMappings: one(NonRoot, os.Getuid()),
		GidMappings: one(NonRoot, os.Getgid()),
		Chroot:      root,
	}
	return cmd
}

func one(inside, outside int) []syscall.SysProcIDMap {
	return []syscall.SysProcIDMap{
		{ContainerID: inside, HostID: outside, Size: 1},
	}
}

// endregion
