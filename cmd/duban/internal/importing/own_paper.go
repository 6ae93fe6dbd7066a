package importing

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"duban/cmd/duban/internal/report"
	"duban/model"
	"duban/seeds"
	"duban/seeds/paper"
)

// ownPaper is what is known of a document that duban itself may have written: its
// mark, or if that is lost, its columns.
type ownPaper struct {
	mark paper.Mark
	// forms are those whose columns its tables have.
	forms []string
	// hasStandings is set where one of its tables counts the standings of the offices.
	hasStandings bool
}

// takeMark returns a document without the comment that marks it, and its mark.
func takeMark(data []byte) ([]byte, paper.Mark) {
	if mark, ok := paper.ParseMark(seeds.Property(data, paper.MarkProperty)); ok {
		return data, mark
	}
	if !bytes.Contains(data, []byte(paper.MarkdownMark)) {
		return data, paper.Mark{}
	}
	text, mark := paper.CutMark(string(data))
	return []byte(text), mark
}

// withChineseHeader returns a CSV of duban's own in English with the header that it
// has in Chinese.
func withChineseHeader(data []byte) []byte {
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	if names, ok := report.ChineseColumns(separated(string(line))); ok {
		return slices.Concat([]byte(strings.Join(names, ",")+"\n"), rest)
	}
	return data
}

// separated returns the cells of a line without commas in its cells.
func separated(line string) []string {
	cells := strings.Split(strings.TrimSpace(strings.TrimPrefix(line, "\ufeff")), ",")
	for i, cell := range cells {
		cells[i] = strings.Trim(cell, `"`)
	}
	return cells
}

// addEnglishHeaders adds the English headers of a CSV, which the reader of plans takes for
// rows. A paper has several tables.
func (o *ownPaper) addEnglishHeaders(data []byte) {
	if bytes.HasPrefix(data, []byte("PK")) {
		return
	}
	for line := range bytes.Lines(data) {
		const longest = 300 // bytes of a header
		if !bytes.Contains(line, []byte("task")) {
			continue // all of them have this column
		}
		if names := separated(string(line[:min(len(line), longest)])); report.IsEnglishHeader(names) {
			o.addHeader(names)
		}
	}
}

// addHeader adds the header of a table.
func (o *ownPaper) addHeader(names []string) {
	o.hasStandings = o.hasStandings || report.HasStandings(names)
	for _, form := range report.FormsWithColumns(names) {
		if !slices.Contains(o.forms, form) {
			o.forms = append(o.forms, form)
		}
	}
}

// certainForm is the form that the mark names. Where that is lost, the table of the
// standings, which no plan has, shows that the paper is a bulletin or about progress.
func (o *ownPaper) certainForm() string {
	switch {
	case o.mark.Form != "" || !o.hasStandings:
		return o.mark.Form
	case slices.Contains(o.forms, paper.FormProgress):
		return paper.FormProgress
	}
	return paper.FormBulletin
}

// form is the form of a paper that lost its mark; empty if it seems to be none.
func (o *ownPaper) form() string {
	for _, form := range []string{paper.FormCollect, paper.FormUrge, paper.FormClosing, paper.FormReview, paper.FormAnnual, paper.FormBulletin, paper.FormProgress, paper.FormLedger} {
		if slices.Contains(o.forms, form) {
			return form
		}
	}
	return ""
}

// refuseExcerpt refuses, with a *model.ExcerptError, a paper of duban's own that does
// not hold the whole plan. Where only its columns and rows show that, it may also be
// a correction that removes the rest: with --remove it is one, of the plan that is
// returned.
func (i *Importer) refuseExcerpt(ctx context.Context, plans []model.PlanInfo, r Reading, asked string, remove bool) (string, error) {
	mark, form := r.own.mark, r.own.form()
	mark.Form = r.own.certainForm()
	switch {
	case mark.IsWhole():
		return asked, nil
	case mark.Form != "" && mark.Form != paper.FormLedger:
		return "", &model.ExcerptError{Form: mark.Form}
	case mark.Form == "" && form == "":
		return asked, nil
	}
	if asked != "" {
		found, err := model.FindPlan(plans, asked)
		if err != nil {
			return "", err
		}
		plans = []model.PlanInfo{found}
	}
	plans, err := i.likeliest(ctx, plans, r.plan)
	if err != nil {
		return "", err
	}
	for _, info := range plans {
		snapshot, err := i.Ledger.Recent(ctx, info.ID)
		if err != nil {
			return "", err
		}
		held, all := model.HoldsTasks(snapshot.Plan, r.plan), len(snapshot.Plan.Tasks)
		excerpt := &model.ExcerptError{Plan: info.ID, Form: form, Tasks: held, Of: all}
		switch whole := held == len(r.plan.Tasks); {
		case mark.Form == paper.FormLedger && held > 0:
			excerpt.Form = mark.Form
			return "", excerpt
		case mark.Form != "":
		case form != paper.FormLedger && 2*held >= len(r.plan.Tasks):
			return "", excerpt
		case form == paper.FormLedger && whole && held < all && remove:
			return info.ID, nil
		case form == paper.FormLedger && whole && held < all:
			excerpt.Removable = true
			return "", excerpt
		case whole:
			return asked, nil // the whole plan
		}
	}
	return asked, nil
}
