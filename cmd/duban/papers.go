package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"duban/cmd/duban/internal/exit"
	"duban/cmd/duban/internal/importing"
	"duban/cmd/duban/internal/ledgerfile"
	"duban/cmd/duban/internal/machine"
	"duban/cmd/duban/internal/output"
	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/seeds/paper"
	"duban/tui"
)

// papers makes papers and collects tables for the dashboard.
type papers struct {
	ctx     context.Context
	session *session
}

// Collect implements tui.Papers.
func (p *papers) Collect(ctx context.Context, plan, path string) (model.Collection, error) {
	ctx, end := context.WithCancel(ctx)
	defer end()
	defer context.AfterFunc(p.ctx, end)()
	files := openCollected(p.session.documents, []string{p.path(path)})
	snapshot, err := p.load(ctx, plan)
	if err != nil {
		return model.Collection{}, err
	}
	return p.session.collection(ctx, snapshot, files)
}

func (p *papers) load(ctx context.Context, plan string) (*model.Snapshot, error) {
	snapshot, err := p.session.ledger.Load(ctx, plan)
	ledgerfile.AddCopies(err)
	return snapshot, err
}

// path returns a path as a person types it.
func (p *papers) path(typed string) string {
	path := machine.ExpandPath(strings.TrimSpace(typed), p.session.getenv("HOME"))
	if path == importing.StandardInput {
		path = "./" + path // the keyboard is no document
	}
	return path
}

// Record implements tui.Papers.
func (p *papers) Record(plan string, collection model.Collection) error {
	s, err := p.at(plan)
	if err != nil {
		return err
	}
	_, _, err = s.apply(p.ctx, collection.Seen, collection.Changes)
	ledgerfile.AddCopies(err)
	return err
}

// at returns the session at a plan.
func (p *papers) at(plan string) (*session, error) {
	plans, err := p.session.ledger.Plans(p.ctx)
	ledgerfile.AddCopies(err)
	if err != nil {
		return nil, err
	}
	at := *p.session
	at.plan, err = model.FindPlan(plans, plan)
	return &at, err
}

// Compose implements tui.Papers.
func (p *papers) Compose(plan string, request tui.PaperRequest) (lines []string, name string, err error) {
	made, err := p.compose(plan, request)
	if err != nil {
		return nil, "", err
	}
	var text bytes.Buffer
	out := bufio.NewWriter(&text)
	if err := errors.Join(made.Write(p.ctx, out, paper.FormatMarkdown), out.Flush()); err != nil {
		return nil, "", err
	}
	shown, _ := paper.CutMark(text.String())
	return strings.Split(strings.TrimSpace(shown), "\n"), p.fileName(request), nil
}

// fileName proposes a name: 2021年第四季度进展情况表-办公室.docx.
func (p *papers) fileName(request tui.PaperRequest) string {
	text := report.In(p.session.words.Language).Paper
	name := text.Forms[request.Form]
	if report.HasPeriod(request.Form) {
		name = text.PeriodName(request.Period) + name
	}
	if request.Office != "" {
		name += "-" + safeFileName(request.Office)
	}
	ending := paper.FormatDOCX
	if request.Form == paper.FormCollect || request.Form == paper.FormLedger {
		ending = paper.FormatXLSX
	}
	return name + "." + string(ending)
}

func (p *papers) compose(plan string, asked tui.PaperRequest) (report.Paper, error) {
	snapshot, err := p.load(p.ctx, plan)
	if err != nil {
		return report.Paper{}, err
	}
	request := report.PaperRequest{Form: asked.Form, Snapshot: snapshot, AsOf: p.session.today(), Filter: model.Filter{Office: asked.Office}}
	if report.HasPeriod(asked.Form) {
		request.Period = asked.Period
	}
	if asked.Form == paper.FormReview {
		request.Next = snapshot
		at, err := p.at(plan)
		if err != nil {
			return report.Paper{}, err
		}
		if request.Snapshot, err = at.earlier(p.ctx, ""); err != nil {
			return report.Paper{}, err
		}
	}
	made := p.session.report().Paper(request.AtEnd())
	if len(made.Tasks) == 0 {
		return report.Paper{}, &exit.Failure{Line: p.session.text.Export.NothingToDo}
	}
	return made, nil
}

// Write implements tui.Papers.
func (p *papers) Write(plan string, request tui.PaperRequest, name string, overwrite bool) error {
	s := p.session
	format, err := s.paperFormat(filepath.Base(name), "")
	if err != nil {
		return err
	}
	made, err := p.compose(plan, request)
	if err != nil {
		return err
	}
	file := output.File{Name: p.path(name), Overwrite: overwrite, Ledger: s.path, Text: s.text.Export}
	err = file.Check()
	if err == nil {
		err = file.Write(p.ctx, func(out *bufio.Writer) error { return made.Write(p.ctx, out, format) })
	}
	if err != nil && !overwrite && file.Exists() {
		return fmt.Errorf("%w: %w", fs.ErrExist, err)
	}
	return err
}
