package access

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
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
	EventChanged Event = "changed" // an administrator changed the key
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

// maxRecord is more than the longest line of the log, in bytes. A client's command is cut.
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

// errSecondName is why a log is left alone: another file may have been given its name.
var errSecondName = errors.New("the file has a second name")

// ProtectLog gives the log of a ledger the rights of its folder and has the file system
// let it only grow. Without a log, or with one that is as it should be, nothing changes.
func ProtectLog(ledger string) (changed bool, err error) {
	path := LogFile(ledger)
	within, err := folder.Open(filepath.Dir(path))
	if err != nil {
		return false, err
	}
	defer within.Close()
	file, err := within.OpenFile(filepath.Base(path), os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer func() { _ = file.Close() }()
	info, err := folder.Describe(file)
	if err != nil {
		return false, err
	}
	around, err := folder.Describe(within.File())
	if err != nil {
		return false, err
	}
	grows, err := folder.IsAppendOnly(file)
	hasRights := info.Group == around.Group && info.Mode.Perm() == within.Mode()
	switch {
	case err != nil:
		return false, err
	case info.Links > 1:
		return false, errSecondName
	case grows && hasRights:
		return false, nil
	case grows: // rights can't be changed meanwhile
		if err := folder.SetAppendOnly(file, false); err != nil {
			return false, err
		}
	}
	if !hasRights {
		if err := errors.Join(setGroup(file, around.Group), file.Chmod(within.Mode())); err != nil {
			return false, err
		}
	}
	return true, folder.SetAppendOnly(file, true)
}

// LogState is what the access log of a ledger is like.
type LogState struct {
	Exists     bool
	AppendOnly bool  // it can only grow
	Err        error // why the user can't add to it
}

// StateOfLog looks at the log of a ledger, and changes nothing.
func StateOfLog(ledger string) LogState {
	path := LogFile(ledger)
	within, err := folder.Open(filepath.Dir(path))
	if err != nil {
		return LogState{}
	}
	defer within.Close()
	if _, err := within.Stat(filepath.Base(path)); err != nil {
		return LogState{}
	}
	file, err := within.OpenFile(filepath.Base(path), os.O_WRONLY|os.O_APPEND)
	if err != nil {
		return LogState{Exists: true, Err: err}
	}
	defer func() { _ = file.Close() }()
	grows, err := folder.IsAppendOnly(file)
	return LogState{Exists: true, AppendOnly: err == nil && grows}
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
	lines := bufio.NewReaderSize(file, maxRecord)
	for {
		line, isCut, err := lines.ReadLine()
		if errors.Is(err, io.EOF) {
			return bad, nil
		}
		for isCut && err == nil { // longer than any record
			line = nil
			_, isCut, err = lines.ReadLine()
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return bad, err
		}
		var record Record
		if json.Unmarshal(line, &record) != nil {
			bad++
			continue
		}
		if err := each(record); err != nil {
			return bad, err
		}
	}
}
