package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/access"
	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/tui/words"
)

// audit records what one client of the gate does. What can't be recorded is not refused
// for that: doctor warns where the log can't be written.
type audit struct {
	ledger string
	record access.Record
	now    func() time.Time
	// reason is why the client's command was refused; empty if it was not.
	reason string
	// isAllowed is set once the gate has let the command through: what is wrong with it
	// then is a mistake of its writer.
	isAllowed bool
}

func (p *program) newAudit(ledger, role, key string) *audit {
	address, _, _ := strings.Cut(p.getenv("SSH_CONNECTION"), " ")
	return &audit{ledger: ledger, now: p.now, record: access.Record{
		Name: p.options.as, Role: role, Key: key, Address: model.CleanLine(address), Command: model.CleanLine(p.getenv(clientCommand)),
	}}
}

// recordAccess records a change of a key, unless the gate does: who made it, of which
// key, and how.
func (p *program) recordAccess(cmd *cobra.Command, key access.Key, args ...string) {
	by, err := p.user()
	if err != nil || p.gate != nil {
		return
	}
	quoted := make([]string, len(args))
	for i, arg := range args {
		quoted[i] = words.ShellWord(arg)
	}
	change := p.newAudit(key.Ledger, "", key.Fingerprint)
	change.record.Name = by
	change.record.Command = model.CleanLine("access " + cmd.Name() + " " + strings.Join(quoted, " "))
	change.write(access.EventChanged)
}

func (a *audit) opened() { a.write(access.EventOpened) }

// ended records the end of the client's command.
func (a *audit) ended(status int) {
	a.record.Status, a.record.Reason = status, a.reason
	if a.reason != "" {
		a.write(access.EventRefused)
		return
	}
	a.write(access.EventEnded)
}

// refused records why a client was not let in.
func (a *audit) refused(err error) {
	a.reason = model.CleanLine(err.Error())
	a.ended(exit.Status(err))
}

func (a *audit) write(event access.Event) {
	a.record.At, a.record.Event = a.now(), event
	if a.ledger != "" {
		_ = access.Write(a.ledger, a.record) // see audit
	}
}
