package model

import (
	"errors"
	"fmt"
	"strings"
)

// The errors below are typed so that each front end can report them in its
// user's language. Error gives them in English, for logs and tests.

// ErrConflict matches every *ConflictError with errors.Is.
var ErrConflict = errors.New("conflict")

// ErrLineDropped says that standard input ended because the client was gone, and
// so may be cut short anywhere. Nothing was written.
var ErrLineDropped = errors.New("the line dropped before standard input was complete")

// ConflictError says that a change was refused, and nothing written, because
// the field that it changes has changed since.
type ConflictError struct {
	Task string
	// Latest is the event that conflicts: who, when and what. Zero if unknown.
	Latest Event
	// BuiltOn says that Latest builds on what was to be undone.
	BuiltOn bool
}

// Error implements error.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("task %s: %s changed it first (%s)", e.Task, e.Latest.By, e.Latest.Kind)
}

// Unwrap makes errors.Is(err, ErrConflict) true.
func (e *ConflictError) Unwrap() error { return ErrConflict }

// Noun names a kind of thing that can be looked up.
type Noun string

// The nouns that are looked up by what a person types.
const (
	NounTask     Noun = "task"
	NounPlan     Noun = "plan"
	NounNote     Noun = "note"
	NounOffice   Noun = "office"
	NounCategory Noun = "category"
	NounFilter   Noun = "filter"
	NounKey      Noun = "key" // a person's key of a shared box
)

// NotFoundError says that there is no such task, plan, office or category.
type NotFoundError struct {
	What    Noun
	Name    string   // as typed
	Nearest []string // the likeliest meant, best first
	// Ambiguous says that Nearest all fit equally well.
	Ambiguous bool
}

// Error implements error.
func (e *NotFoundError) Error() string {
	return fmt.Sprintf("no %s %q; nearest: %s", e.What, e.Name, strings.Join(e.Nearest, ", "))
}

// IsNoPlan reports whether the ledger has no plan at all.
func (e *NotFoundError) IsNoPlan() bool { return e.What == NounPlan && e.Name == "" }

// DateError says that a text is no date.
type DateError struct{ Text string }

// Error implements error.
func (e *DateError) Error() string {
	return fmt.Sprintf("%q is no date of the form 2006-01-02", e.Text)
}

// YearError says that a text is no year.
type YearError struct{ Text string }

// Error implements error.
func (e *YearError) Error() string { return fmt.Sprintf("%q is no year", e.Text) }

// InputProblem says what is wrong with typed text.
type InputProblem int

// What can be wrong with typed text.
const (
	InputEmpty InputProblem = iota
	InputTooLong
	InputNotUTF8
)

// InputError says that typed text can't be taken.
type InputError struct {
	Problem       InputProblem
	Length, Limit int // in characters, with InputTooLong
}

// Error implements error.
func (e *InputError) Error() string {
	switch e.Problem {
	case InputEmpty:
		return "the text is empty"
	case InputTooLong:
		return fmt.Sprintf("the text has %d characters; the limit is %d", e.Length, e.Limit)
	default:
		return "the text is not UTF-8"
	}
}

// Fault says what is wrong with a ledger's file.
type Fault string

// The faults of a ledger's file, each with words and a way out of its own.
const (
	FaultMissing     Fault = "missing"       // there is no such file
	FaultVanished    Fault = "vanished"      // there is none any more: its lock or its copies are still there
	FaultEmpty       Fault = "empty"         // it has no bytes
	FaultNotLedger   Fault = "not-a-ledger"  // it is some other file, or garbage
	FaultTruncated   Fault = "truncated"     // it is shorter than it says
	FaultDamaged     Fault = "damaged"       // its pages contradict each other
	FaultNewer       Fault = "newer"         // a newer duban wrote it
	FaultBusy        Fault = "busy"          // another process kept it too long
	FaultPermission  Fault = "no-permission" // the user may not read or write it
	FaultReadOnly    Fault = "read-only"     // file system, folder or --read-only
	FaultDiskFull    Fault = "disk-full"     // no room for the write
	FaultTooLarge    Fault = "too-large"     // no file of the user's may be so large
	FaultNoRoom      Fault = "no-room"       // no room in memory, or in what a file may take, to check it
	FaultNoDirectory Fault = "no-directory"  // its folder does not exist
	FaultIsDirectory Fault = "is-directory"  // the path is a folder
	FaultReplaced    Fault = "replaced"      // another ledger took its place meanwhile
	FaultNetworkFS   Fault = "network-fs"    // it is on a file system of the network
	FaultExists      Fault = "exists"        // a file that must not be overwritten is there
	FaultItself      Fault = "itself"        // a backup would overwrite its ledger
	FaultNotFile     Fault = "not-a-file"    // a link, pipe, device or folder has the name of one of its files
	FaultSecondName  Fault = "second-name"   // the file has a name elsewhere, which would keep the old ledger
	FaultIO          Fault = "io"            // any other failure; see Err
	// Those of a ledger on a server.
	FaultAddress     Fault = "address"     // the URL can't be understood
	FaultPassword    Fault = "password"    // the URL has a password, which others could see
	FaultUnreachable Fault = "unreachable" // the server does not answer, or ended the connection
	FaultLogin       Fault = "login"       // the server does not let the user in
	FaultUnsettled   Fault = "unsettled"   // the server did not say whether it took the change
)

// LedgerError says that the ledger could not be read or written. Nothing was
// written.
type LedgerError struct {
	Fault Fault
	Path  string
	Err   error // the cause; may be nil
	// Copies is, with damage and FaultVanished, the folder of the ledger's copies,
	// and Newest the newest of them that is sound. They are empty where there is
	// none, or it was not looked for.
	Copies, Newest string
	// Holder is who keeps a busy ledger; nil where that is not known.
	Holder *LockHolder
}

// LockHolder is a process that keeps a lock.
type LockHolder struct {
	PID     int
	Program string // as the process calls itself
	User    string
}

// IsDamage reports whether the file is there and does not hold the ledger any
// more.
func (e *LedgerError) IsDamage() bool {
	switch e.Fault {
	case FaultEmpty, FaultNotLedger, FaultTruncated, FaultDamaged:
		return true
	}
	return false
}

// Error implements error.
func (e *LedgerError) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("ledger %s: %s", e.Path, e.Fault)
	}
	return fmt.Sprintf("ledger %s: %s: %v", e.Path, e.Fault, e.Err)
}

// Unwrap returns the cause.
func (e *LedgerError) Unwrap() error { return e.Err }

// DocumentProblem says why a document can't be read as a plan.
type DocumentProblem string

// The problems of documents, each with words and a way out of its own.
const (
	DocumentOldBinary    DocumentProblem = "old-binary"     // .doc, .xls, .wps, .et: save it as docx or xlsx
	DocumentPicture      DocumentProblem = "picture"        // a picture or a scan: the text is needed
	DocumentPDF          DocumentProblem = "pdf"            // save it as docx or text
	DocumentEncrypted    DocumentProblem = "encrypted"      // take the password off
	DocumentDamaged      DocumentProblem = "damaged"        // cut short or broken inside
	DocumentTooLarge     DocumentProblem = "too-large"      // more than the limit; see Limit
	DocumentEncoding     DocumentProblem = "encoding"       // no encoding fits: save it as UTF-8
	DocumentWebPage      DocumentProblem = "web-page"       // HTML or MHTML, often called .xls or .doc: save it as docx or xlsx
	DocumentRichText     DocumentProblem = "rich-text"      // RTF, often called .doc: save it as docx
	DocumentOpenDocument DocumentProblem = "open-document"  // .odt, .ods: save it as docx or xlsx
	DocumentNotConverted DocumentProblem = "not-converted"  // another program could not convert it; see Err
	DocumentOFD          DocumentProblem = "ofd"            // a fixed page like PDF: the docx it was made of is needed
	DocumentUnknown      DocumentProblem = "unknown-format" // some other kind of file
	DocumentBlank        DocumentProblem = "blank"          // no text at all
	DocumentNoTasks      DocumentProblem = "no-tasks"       // text, but no tasks in it

	DocumentMissing     DocumentProblem = "missing"       // there is no such file
	DocumentIsDirectory DocumentProblem = "is-directory"  // the path is a folder
	DocumentPermission  DocumentProblem = "no-permission" // the user may not read it
	DocumentIO          DocumentProblem = "io"            // any other failure; see Err
)

// DocumentError says that a document can't be read as a plan.
type DocumentError struct {
	Problem DocumentProblem
	Path    string // as typed; empty if the document came without one
	Limit   int    // in bytes, with DocumentTooLarge
	Package string // with which the document could be read; may be empty
	Err     error  // the cause; may be nil
}

// Error implements error.
func (e *DocumentError) Error() string {
	return fmt.Sprintf("document %s: %s", e.Path, e.Problem)
}

// Unwrap returns the cause.
func (e *DocumentError) Unwrap() error { return e.Err }
