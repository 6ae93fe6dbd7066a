package bolt

import (
	"bytes"
	"fmt"
	"os"
	"os/user"
	"strconv"
	"strings"

	"duban/model"
	"duban/store/folder"
)

// holderOf returns which process keeps the lock that this one waits for; nil if
// the system does not say. Where that process waits itself, it is the one that it
// waits for. The kernel keeps this list, so that no process can put another's
// number into it.
func holderOf(file folder.Descriptor) *model.LockHolder {
	info, err := folder.Describe(file)
	if err != nil {
		return nil
	}
	pid := holderFor(readLocks(), os.Getpid(), info)
	if pid == 0 {
		return nil
	}
	holder, err := describeProcess(pid)
	// A process that is gone has left its number to another one.
	if err != nil || holderFor(readLocks(), os.Getpid(), info) != pid {
		return nil
	}
	return holder
}

// fileLock is a line of /proc/locks. Those who wait for a lock have its number.
type fileLock struct {
	number, file string
	pid          int
	waits        bool
}

// readLocks reads the flock(2) locks of /proc/locks:
//
//	1: FLOCK  ADVISORY  WRITE 3261 fe:00:10232854 0 EOF
//	1: -> FLOCK  ADVISORY  WRITE 3300 fe:00:10232854 0 EOF
func readLocks() []fileLock {
	data, err := os.ReadFile("/proc/locks")
	if err != nil {
		return nil
	}
	var locks []fileLock
	for line := range bytes.Lines(data) {
		fields := strings.Fields(string(line))
		if len(fields) > 1 && fields[1] == "->" {
			locks = append(locks, fileLock{waits: true})
			fields = append(fields[:1], fields[2:]...)
		} else {
			locks = append(locks, fileLock{})
		}
		last := &locks[len(locks)-1]
		pid, err := 0, error(nil)
		if len(fields) >= 6 {
			pid, err = strconv.Atoi(fields[4])
		}
		if err != nil || pid <= 0 || fields[1] != "FLOCK" {
			locks = locks[:len(locks)-1]
			continue
		}
		last.number, last.pid, last.file = fields[0], pid, fields[5]
	}
	return locks
}

// holderFor follows who waits for whom, from a process that waits for the file; 0
// if there is none.
func holderFor(locks []fileLock, waiter int, info folder.Info) int {
	// File systems on several disks give files another device than is listed.
	inode := fmt.Sprintf(":%d", info.ID.Inode)
	keeper := 0
	for _, waiting := range locks {
		if waiting.waits && waiting.pid == waiter && strings.HasSuffix(waiting.file, inode) {
			keeper = holderPID(locks, waiting.number)
		}
	}
	for range locks { // no more often than there are locks, as they could go round
		next := 0
		for _, waiting := range locks {
			if waiting.waits && waiting.pid == keeper {
				next = holderPID(locks, waiting.number)
			}
		}
		if next == 0 || next == waiter {
			break
		}
		keeper = next
	}
	return keeper
}

func holderPID(locks []fileLock, number string) int {
	for _, held := range locks {
		if held.number == number && !held.waits {
			return held.pid
		}
	}
	return 0
}

func describeProcess(pid int) (*model.LockHolder, error) {
	name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid))
	if err != nil {
		return nil, err
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return nil, err
	}
	// The owner of the folder is root's for processes that gave rights up.
	_, after, _ := strings.Cut(string(status), "\nUid:")
	numbers := strings.Fields(after)
	if len(numbers) == 0 {
		return nil, os.ErrNotExist
	}
	id := numbers[0]
	if found, err := user.LookupId(id); err == nil {
		id = found.Username
	}
	return &model.LockHolder{PID: pid, Program: model.CleanLine(string(name)), User: model.CleanLine(id)}, nil
}
