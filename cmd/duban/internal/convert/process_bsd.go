//go:build unix && !linux

package convert

import "syscall"

// processAttributes returns how a program is started.
func processAttributes() []*syscall.SysProcAttr { return []*syscall.SysProcAttr{{Setpgid: true}} }
