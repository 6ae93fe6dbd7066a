package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"duban/cmd/duban/internal/exit"
	"duban/model"
	"duban/seeds"
	"duban/seeds/paper"
	"duban/tui/words"
)

// reading is a document as it reads.
type reading struct {
	// again is the document, to be read anew. It holds no data if the file can
	// be opened again, as a large one need not lie in memory beside its plan.
	again    document
	plan     *model.Plan
	warnings []model.Warning
	own      ownPaper
}

// readAnswer is what came of reading.
type readAnswer struct {
	plan     *model.Plan
	warnings []model.Warning
	err      error
}

// read reads a document as a plan, and returns at once when ctx ends. Errors are
// *model.DocumentError, or that of ctx; a *model.ExcerptError for a paper that no
// plan can be read from.
func (p *program) read(ctx context.Context, from document, options seeds.Options) (reading, error) {
	answers := make(chan readAnswer, 1)
	again := document{name: from.name}
	if from.name == standardStream {
		again = from
	}
	data, mark := takeMark(from.data)
	if mark.Form != "" && mark.Form != paper.FormLedger {
		return reading{}, &model.ExcerptError{Form: mark.Form}
	}
	data = withChineseHeader(data)
	own := &ownPaper{mark: mark}
	options.Header = own.see
	go p.readUntilDone(ctx, data, options, answers)
	select {
	case <-ctx.Done():
		return reading{}, ctx.Err()
	case answer := <-answers:
		var refused *model.DocumentError
		if errors.As(answer.err, &refused) && again.name != standardStream {
			refused.Path = again.name
		}
		return reading{again, answer.plan, withUnended(answer.warnings, data), *own}, answer.err
	}
}

// readUntilDone reads in a goroutine of its own, so that Ctrl-C is answered at
// once even while the reader is between two checks of ctx. One document is read
// at a time, as a large one takes much memory.
func (p *program) readUntilDone(ctx context.Context, data []byte, options seeds.Options, answers chan<- readAnswer) {
	var answer readAnswer
	defer func() { answers <- answer }()
	defer func() {
		if cause := recover(); cause != nil {
			answer.err = &exit.Failure{Line: fmt.Sprintf(p.text.Errors.Internal, words.Echo(fmt.Sprint(cause)))}
		}
	}()
	p.reading.Lock()
	defer p.reading.Unlock()
	defer saveMemory(len(data))()
	answer.plan, answer.warnings, answer.err = seeds.Read(ctx, data, options)
}

// While a document of at least largeDocument bytes is imported, the heap may grow
// by importGCPercent of what is in use before memory is collected, not by 100.
const (
	largeDocument   = 1 << 20
	importGCPercent = 10
)

// saveMemory makes the program collect memory sooner while it imports a document
// of so many bytes, if that is large. The function that it returns ends that.
func saveMemory(size int) (restore func()) {
	if size <= largeDocument {
		return func() {}
	}
	before := debug.SetGCPercent(importGCPercent)
	return func() { debug.SetGCPercent(before) }
}

// completed says how a document is to be read where it leaves unsaid what is known
// of its plan, and whether it does.
func completed(read, known *model.Plan) (seeds.Options, bool) {
	options := seeds.Options{
		Year: cmp.Or(read.Year, known.Year), Title: cmp.Or(read.Title, known.Title), Issuer: cmp.Or(read.Issuer, known.Issuer),
	}
	return options, options.Year != read.Year || options.Title != read.Title || options.Issuer != read.Issuer
}

// readAgain reads a document again, without reporting progress.
func (p *program) readAgain(ctx context.Context, again document, options seeds.Options) (reading, error) {
	if again.data == nil {
		var err error
		if again, err = p.openDocument(again.name); err != nil {
			return reading{}, err
		}
	}
	return p.read(ctx, again, options)
}

// withUnended adds a warning of a text that does not end with a newline, as its end
// may be missing.
func withUnended(warnings []model.Warning, data []byte) []model.Warning {
	if warning, ok := seeds.Unended(data); ok {
		return append(warnings, warning)
	}
	return warnings
}
