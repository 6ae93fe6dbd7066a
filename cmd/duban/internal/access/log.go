package access

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"duban/store/folder"
)

// Event is what a record is about.
type Event string

// What is recorded of a client of the gate.
const (
	EventOpened  Event = "opened"  // a client was let in
	EventEnded   Event = "ended"   // its command has ended
	EventRefused Event = "refused" // it was not let in, or its command was refused
)

// Record is one line of the log: when, who from where, what, and how it ended.
type Record struct {
	At      time.Time `json:"at"`
	Event   Event     `json:"event"`
	Name    string    `json:"name"`
	Role    string    `json:"role"`
	Key     string    `json:"key"`     // fingerprint; empty if the line of the key has none
	Address string    `json:"address"` // of the client, as sshd says
	Command string    `json:"command"` // as the client sent it; empty for the dashboard
	Status  int       `json:"status"`  // exit status, of an ended or refused command
	Reason  string    `json:"reason"`  // why it was refused
}

// LogFile is where the records of a ledger are kept.
func LogFile(ledger string) string { return ledger + ".access" }

// maxRecord is the longest line of the log in bytes. A client's command is cut.
const (
	maxRecord  = 64 << 10
	maxCommand = 2000 // characters
)

// Write appends a record to the log of a ledger and sends it to the system's log, where
// there is one. One of the two is enough.
func Write(ledger string, record Record) error {
	if command := []rune(record.Command); len(command) > maxCommand {
		record.Command = string(command[:maxCommand]) + "…"
	}
	line, err := json.Marshal(record)
	if err != nil {
		return err
	}
	sent := sendToSystem(string(line))
	err = appendLine(ledger, line)
	if sent == nil {
		return nil
	}
	return err
}

// appendLine writes a line in one piece, so that those of several clients never mix.
func appendLine(ledger string, line []byte) error {
	path := LogFile(ledger)
	within, err := folder.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer within.Close()
	file, err := within.OpenFile(filepath.Base(path), os.O_WRONLY|os.O_APPEND)
	if err != nil {
		return err
	}
	_, err = file.Write(append(line, '\n'))
	return errors.Join(err, file.Close())
}

// StartLog makes the log of a ledger, with the rights of its folder, unless there is one.
// Without it clients are recorded in the system's log alone.
func StartLog(ledger string) error {
	path := LogFile(ledger)
	within, err := folder.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer within.Close()
	if _, err := within.Stat(filepath.Base(ledger)); err != nil {
		return err
	}
	file, err := within.Create(filepath.Base(path), os.O_WRONLY)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return errors.Join(file.Chmod(within.Mode()), file.Close())
}

// Records calls each for all records of a ledger, the oldest first. Lines that are none
// are left out and counted.
func Records(ledger string, each func(Record) error) (bad int, err error) {
	path := LogFile(ledger)
	within, err := folder.Open(filepath.Dir(path))
	if err != nil {
		return 0, err
	}
	defer within.Close()
	file, err := within.OpenFile(filepath.Base(path), os.O_RDONLY)
	if err != nil {
		return 0, err
	}
	defer func() { _ = file.Close() }()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, maxRecord)
	for lines.Scan() {
		var record Record
		if json.Unmarshal(lines.Bytes(), &record) != nil {
			bad++
			continue
		}
		if err := each(record); err != nil {
			return bad, err
		}
	}
	return bad, lines.Err()
}
