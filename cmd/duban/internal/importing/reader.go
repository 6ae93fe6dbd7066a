// Package importing reads documents as plans, shows what they change in a ledger,
// and writes that.
package importing

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"duban/cmd/duban/internal/convert"
	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/text"
	"duban/model"
	"duban/seeds"
	"duban/seeds/paper"
	"duban/tui/words"
)

// Reader reads documents, one at a time, as a large one takes much memory.
type Reader struct {
	Stdin io.Reader
	Text  *text.Text
	// Begin is called before a document of so many bytes is read, and what it
	// returns after that.
	Begin func(size int) (end func())
	// Converter returns what converts documents of other formats; nil to refuse them.
	Converter func() *convert.Converter

	reading sync.Mutex
	last    lastConversion
}

// Reading is a document as it reads.
type Reading struct {
	// again is the document, to be read anew. It holds no data if the file can
	// be opened again, as a large one need not lie in memory beside its plan.
	again      Document
	plan       *model.Plan
	warnings   []model.Warning
	understood model.DocumentReading
	own        ownPaper // what is known of it, if duban has written it
	// corrections are those that it was read with; recalled is where they come from,
	// nil if not from an earlier document.
	corrections model.Corrections
	recalled    *model.DocumentForm
}

// CanBeCorrected reports whether a document without tasks has rows that a person can
// name.
func (r Reading) CanBeCorrected(err error) bool {
	var refused *model.DocumentError
	return errors.As(err, &refused) && refused.Problem == model.DocumentNoTasks && len(r.understood.Rows) > 0
}

// shownRows is how many rows of a document can be seen and corrected.
const shownRows = 2000

// optionsOf returns how a document is read with corrections.
func optionsOf(c model.Corrections) seeds.Options {
	hints := seeds.Hints{Header: c.Header, Rows: c.Rows}
	if len(c.Columns) > 0 {
		hints.Columns = map[int]seeds.ColumnRole{}
	}
	for column, role := range c.Columns {
		hints.Columns[column] = seeds.ColumnRole(role)
	}
	return seeds.Options{Title: c.Title, Issuer: c.Issuer, Year: c.Year, Hints: hints, Rows: shownRows}
}

// readAnswer is what came of reading.
type readAnswer struct {
	seeds.Reading
	err error
}

// Read reads a document as a plan, and returns at once when ctx ends. Errors are
// *model.DocumentError, or that of ctx; a *model.ExcerptError for a paper that no
// plan can be read from. progress may be nil.
func (r *Reader) Read(ctx context.Context, from Document, c model.Corrections, progress func(done, total int)) (Reading, error) {
	answers := make(chan readAnswer, 1)
	again := Document{name: from.name}
	if from.name == StandardInput || from.conversion != nil {
		again = from
	}
	data, mark := takeMark(from.data)
	if mark.Form != "" && mark.Form != paper.FormLedger {
		return Reading{}, &model.ExcerptError{Form: mark.Form}
	}
	own := &ownPaper{mark: mark}
	own.addEnglishHeaders(data)
	data = withChineseHeader(data)
	options := optionsOf(c)
	options.Header, options.Progress = own.addHeader, progress
	unended := unendedWarning(data) // first, so that the data can be freed
	go r.readUntilDone(ctx, data, options, answers)
	select {
	case <-ctx.Done():
		return Reading{}, ctx.Err()
	case answer := <-answers:
		var refused *model.DocumentError
		if errors.As(answer.err, &refused) && again.name != StandardInput {
			refused.Path = again.name
		}
		if answer.Plan != nil {
			answer.Plan.Correct(answer.Rows, c.Fields)
		}
		return Reading{
			again: again, plan: answer.Plan, warnings: append(answer.Warnings, unended...), understood: answer.DocumentReading, own: *own, corrections: c,
		}, answer.err
	}
}

// readUntilDone reads in a goroutine of its own, so that Ctrl-C is answered at
// once even while the reader is between two checks of ctx.
func (r *Reader) readUntilDone(ctx context.Context, data []byte, options seeds.Options, answers chan<- readAnswer) {
	var answer readAnswer
	defer func() { answers <- answer }()
	defer func() {
		if cause := recover(); cause != nil {
			answer.err = &exit.Failure{Line: fmt.Sprintf(r.Text.Errors.Internal, words.Echo(fmt.Sprint(cause)))}
		}
	}()
	r.reading.Lock()
	defer r.reading.Unlock()
	defer r.Begin(len(data))()
	answer.Reading, answer.err = seeds.Read(ctx, data, options)
}

// completed says how a document is to be read where it leaves unsaid what is known
// of its plan, and whether it does.
func completed(read Reading, known *model.Plan) (model.Corrections, bool) {
	c, plan := read.corrections, read.plan
	c.Year, c.Title, c.Issuer = cmp.Or(plan.Year, known.Year), cmp.Or(plan.Title, known.Title), cmp.Or(plan.Issuer, known.Issuer)
	return c, c.Year != plan.Year || c.Title != plan.Title || c.Issuer != plan.Issuer
}

// ReadWithYear reads a document again as that of a year.
func (r *Reader) ReadWithYear(ctx context.Context, read Reading, year int) (Reading, error) {
	c := read.corrections
	c.Year = year
	return r.readAgain(ctx, read, c)
}

// readAgain reads a document again, without reporting progress.
func (r *Reader) readAgain(ctx context.Context, read Reading, c model.Corrections) (Reading, error) {
	again := read.again
	if again.data == nil {
		var err error
		if again, err = r.Open(ctx, again.name); err != nil {
			return Reading{}, err
		}
	}
	recalled := read.recalled
	read, err := r.Read(ctx, again, c, nil)
	read.recalled = recalled
	return read, err
}

// unendedWarning warns of a text that does not end with a newline, as its end may be
// missing; nil for others.
func unendedWarning(data []byte) []model.Warning {
	if warning, ok := seeds.Unended(data); ok {
		return []model.Warning{warning}
	}
	return nil
}
