//go:build unix

package folder

import "syscall"

func errFull() []syscall.Errno { return []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT} }

func errTooLarge() []syscall.Errno { return []syscall.Errno{syscall.EFBIG} }

func errReadOnly() []syscall.Errno { return []syscall.Errno{syscall.EROFS} }

func errNotFolder() []syscall.Errno { return []syscall.Errno{syscall.ENOTDIR} }
