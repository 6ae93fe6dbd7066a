//go:build unix

package access

import (
	"errors"
	"log/syslog"
	"time"
)

// sendToSystem sends a line to syslog or the journal, where neither the account of the
// gate nor the members of the group can take it back.
func sendToSystem(line string) error {
	return withTimeout(func() error {
		log, err := syslog.New(syslog.LOG_AUTHPRIV|syslog.LOG_INFO, "duban")
		if err != nil {
			return err
		}
		defer func() { _ = log.Close() }()
		return log.Info(line)
	})
}

// systemTimeout is how long to wait for the system's log: a daemon that was stopped takes
// some lines and then none, and no client may hang on that.
const systemTimeout = 500 * time.Millisecond

var errSystemSlow = errors.New("the system's log does not answer")

// withTimeout does what may hang, and returns errSystemSlow if it does.
func withTimeout(do func() error) error {
	done := make(chan error, 1)
	go func() { done <- do() }()
	select {
	case err := <-done:
		return err
	case <-time.After(systemTimeout):
		return errSystemSlow
	}
}
