package main

import (
	"cmp"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/gate"
	"duban/cmd/duban/internal/plain"
	"duban/cmd/duban/internal/settings"
	"duban/tui"
)

// idleMinutes is how long a dashboard goes without a key before it is locked, and before
// it ends; 0 for never.
type idleMinutes struct{ lock, leave uint }

// maxIdle is the longest such time: a day.
const maxIdle = 24 * 60

func (m *idleMinutes) addFlags(cmd *cobra.Command, text *gate.Words) {
	cmd.Flags().UintVar(&m.lock, settings.NameLock, 0, text.Lock)
	cmd.Flags().UintVar(&m.leave, settings.NameLeave, 0, text.Leave)
}

// check refuses times that are too long to mean anything.
func (m idleMinutes) check(text *gate.Words) error {
	if m.lock > maxIdle || m.leave > maxIdle {
		return exit.Usagef(text.IdleTooLong, max(m.lock, m.leave), maxIdle)
	}
	return nil
}

// idle returns what the gate says, and else the settings file.
func (p *program) idle() tui.Idle {
	minutes := idleMinutes{lock: p.file.Minutes(settings.NameLock), leave: p.file.Minutes(settings.NameLeave)}
	if p.gate != nil {
		minutes.lock, minutes.leave = cmp.Or(p.gate.idle.lock, minutes.lock), cmp.Or(p.gate.idle.leave, minutes.leave)
	}
	if minutes == (idleMinutes{}) {
		return tui.Idle{}
	}
	return tui.Idle{
		Lock: time.Duration(minutes.lock) * time.Minute, Leave: time.Duration(minutes.leave) * time.Minute,
		Now: p.now, After: time.After,
	}
}

// leftIdle says why a session has ended.
func (p *program) leftIdle() string {
	text := p.words.Screen.Idle
	return fmt.Sprintf(text.Left, text.Minutes.Of(int(p.idle().Leave.Minutes())))
}

// watchIdle returns standard input that is locked, and that ends, where nothing is typed
// for long enough. show says so.
func (s *session) watchIdle(show func(isLocked bool)) io.Reader {
	idle := s.idle()
	if idle.Lock == 0 && idle.Leave == 0 {
		return s.stdin
	}
	return plain.Idle{Lock: idle.Lock, Leave: idle.Leave, After: idle.After, Show: show}.Watch(s.stdin)
}
