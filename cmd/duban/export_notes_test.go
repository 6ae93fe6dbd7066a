package main

import (
	"archive/zip"
	"io"
	"strings"
	"testing"

	"duban/seeds/paper"
)

// unpacked returns what is printed in a paper, whatever its format packs it into.
func unpacked(t *testing.T, written string) string {
	t.Helper()
	if !strings.HasPrefix(written, "PK") {
		return written
	}
	archive, err := zip.NewReader(strings.NewReader(written), int64(len(written)))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, part := range archive.File {
		file, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&text, file); err != nil {
			t.Fatal(err)
		}
	}
	return text.String()
}

// Notes are internal: no paper prints one without --notes, whatever the note was written
// with. What offices report is printed, and so are reasons.
func TestExportKeepsNotesInside(t *testing.T) {
	d := newDesk(t)
	laterPlan(t, d)
	for _, args := range [][]string{
		{"note", "20", "内密备注"},
		{"note", "5", "内密备注"},
		{"note", "2", "内密旧文"},
		{"note", "edit", "5", "内密新文"},
		{"tick", "5", "--note", "内密计次"},
		{"done", "1", "--note", "内密完成"},
		{"verify", "1", "--note", "内密核查"},
		{"report", "20", "--progress", "报了初稿", "--problem", "缺少人手", "--next", "月底送审"},
		{"extend", "20", "2021-11-25", "--reason", "延期理由"},
	} {
		d.mustRun(t, append(args, "--plan", "2021")...)
	}
	d.mustRun(t, "note", "1", "内密备注", "--plan", "2022")
	d.mustRun(t, "carry", "20", "--to", "1", "--plan", "2022")
	for _, form := range paper.Forms() {
		plan, printed := "2021", ""
		if form == paper.FormReview {
			plan = "2022"
		}
		for _, format := range []string{"md", "csv", "json", "xlsx", "docx"} {
			args := []string{"export", "-", "--form", form, "--format", format, "--plan", plan}
			printed = unpacked(t, d.mustRun(t, args...))
			if strings.Contains(printed, "内密") {
				t.Errorf("%s as %s prints a note", form, format)
			}
			if hasReports := form != paper.FormReview && form != paper.FormBulletin; hasReports && !strings.Contains(printed, "报了初稿") {
				t.Errorf("%s as %s lacks the report", form, format)
			}
		}
	}
	progress := []string{"export", "-", "--form", "progress", "--format", "md", "--plan"}
	printed := d.mustRun(t, append(progress, "2021")...)
	for _, part := range []string{"办公室：报了初稿", "| 办公室：缺少人手 | 办公室：月底送审 |", "延期理由"} {
		if !strings.Contains(printed, part) {
			t.Errorf("no %q in %s", part, printed)
		}
	}
	printed = d.mustRun(t, append(progress, "2021", "--notes")...)
	for _, part := range []string{"内密备注", "内密新文", "内密计次", "内密完成", "内密核查"} {
		if !strings.Contains(printed, part) {
			t.Errorf("no %q with --notes in %s", part, printed)
		}
	}
	if strings.Contains(printed, "内密旧文") {
		t.Errorf("the words before a correction are printed: %s", printed)
	}
	if carried := d.mustRun(t, append(progress, "2022")...); !strings.Contains(carried, "结转") || strings.Contains(carried, "结转自") {
		t.Errorf("what carry noted is printed: %s", carried)
	}
	if ledger := d.mustRun(t, "export", "-", "--format", "csv", "--plan", "2021", "--notes"); !strings.Contains(ledger, "内密备注") {
		t.Errorf("no note in the ledger with --notes: %s", ledger)
	}
}
