package convert_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"duban/cmd/duban/internal/convert"
	"duban/model"
	"duban/seeds"
)

// installed returns the real programs.
func installed(t *testing.T) *convert.Converter {
	t.Helper()
	c := convert.Find(convert.SystemFolders())
	if c.Soffice == "" || c.Pdftotext == "" {
		t.Skip("LibreOffice or pdftotext is not installed, so the real programs are not tried: apt-get install libreoffice poppler-utils")
	}
	return c
}

// samples is where the documents are that the converted ones were made of.
const samples = "../../../../seeds/testdata/office"

// tasksOf reads a docx or xlsx and returns its tasks, a line each.
func tasksOf(t *testing.T, data []byte) []string {
	t.Helper()
	reading, err := seeds.Read(t.Context(), data, seeds.Options{Year: 2022})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for i := range reading.Plan.Tasks {
		task := &reading.Plan.Tasks[i]
		lines = append(lines, strings.Join([]string{
			task.Number, task.Text, strings.Join(task.Lead, "、"), strings.Join(task.Assist, "、"), task.Due.String(),
		}, "|"))
	}
	return lines
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A document in an older or another format reads as the one that it was made of. Those
// of WPS have the same content as those of Word and Excel, and names count for nothing.
func TestConvertedDocumentsReadAsTheirOriginals(t *testing.T) {
	t.Parallel()
	converter := installed(t)
	for name, original := range map[string]string{
		"plan.doc": "letter-and-merged-cells.docx", "plan.odt": "letter-and-merged-cells.docx", "plan.rtf": "letter-and-merged-cells.docx",
		"dates.xls": "date-cells.xlsx", "dates.ods": "date-cells.xlsx",
	} {
		t.Run(name, func(t *testing.T) {
			data := read(t, filepath.Join("testdata", name))
			foreign, ok := seeds.DetectForeign(data)
			if !ok || foreign.Extension != filepath.Ext(name)[1:] {
				t.Fatalf("detected as %+v", foreign)
			}
			converted, err := converter.Office(t.Context(), data, foreign.Extension, foreign.Target)
			if err != nil {
				t.Fatal(err)
			}
			want := tasksOf(t, read(t, filepath.Join(samples, original)))
			if got := tasksOf(t, converted); len(want) == 0 || !slices.Equal(got, want) {
				t.Errorf("read as\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}

// A PDF with a table reads as the document that it was made of.
func TestPDFReadsAsItsOriginal(t *testing.T) {
	t.Parallel()
	converted, err := installed(t).PDF(t.Context(), read(t, "testdata/plan.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	want := tasksOf(t, read(t, filepath.Join(samples, "letter-and-merged-cells.docx")))
	if got := tasksOf(t, converted); !slices.Equal(got, want) {
		t.Errorf("read as\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What no program can read is refused by its words, and leaves nothing behind.
func TestDamagedDocuments(t *testing.T) {
	converter := installed(t)
	t.Setenv("TMPDIR", t.TempDir())
	whole := read(t, "testdata/plan.pdf")
	_, err := converter.PDF(t.Context(), whole[:len(whole)/3])
	var refused *model.DocumentError
	if !errors.As(err, &refused) || refused.Problem != model.DocumentNotConverted {
		t.Errorf("a damaged PDF: %v", err)
	}
	_, err = converter.Office(t.Context(), []byte("PK\x03\x04"), "odt", "docx")
	if !errors.As(err, &refused) || refused.Problem != model.DocumentNotConverted {
		t.Errorf("a damaged odt: %v", err)
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestFind(t *testing.T) {
	folder := t.TempDir()
	program := filepath.Join(folder, "soffice")
	if c := convert.Find([]string{folder, "."}); c.Soffice != "" || c.Pdftotext != "" {
		t.Errorf("found in an empty folder: %+v", c)
	}
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if c := convert.Find([]string{folder}); c.Soffice != "" {
		t.Error("a file that can't be run is taken for a program")
	}
	if err := os.Chmod(program, 0o755); err != nil {
		t.Fatal(err)
	}
	if c := convert.Find([]string{folder}); c.Soffice != program {
		t.Errorf("found %q", c.Soffice)
	}
	t.Chdir(folder)
	if c := convert.Find([]string{".", ""}); c.Soffice != "" {
		t.Errorf("found by a relative path: %q", c.Soffice)
	}
}

// isCancelled reports whether err is that of an ended context.
func isCancelled(err error) bool { return errors.Is(err, context.Canceled) }
