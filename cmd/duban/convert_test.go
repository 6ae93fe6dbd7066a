package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"duban/cmd/duban/internal/convert"
	"duban/cmd/duban/internal/exit"
)

const oldDocument = "internal/convert/testdata/plan.doc"

// Where the programs are missing, the refusal names the package that brings them.
func TestRefusalNamesPackage(t *testing.T) {
	for name, want := range map[string]string{
		"plan.doc": "libreoffice", "dates.xls": "libreoffice", "plan.odt": "libreoffice", "plan.rtf": "libreoffice", "plan.pdf": "poppler-utils",
	} {
		d := newDesk(t)
		p := newProgram(d.environment, nil)
		p.documents.Converter = func() *convert.Converter { return &convert.Converter{} }
		_, err := p.documents.Open(t.Context(), filepath.Join("internal/convert/testdata", name))
		if err == nil {
			t.Errorf("%s is read", name)
			continue
		}
		if line := p.words.Error(err); !strings.Contains(line, name) || !strings.Contains(line, "另存为") || !strings.Contains(line, want) {
			t.Errorf("%s: %s", name, line)
		}
	}
}

// A client's document is converted only if the line of the key allows it, and only by
// programs of the system.
func TestGateConverts(t *testing.T) {
	data, err := os.ReadFile(oldDocument)
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t)
	d.create(t)
	importOld := func(flags ...string) (string, string, int) {
		d.stdin = bytes.NewReader(data)
		return d.runGate("admin", "import - --dry-run --year 2022", flags...)
	}
	if _, failed, status := importOld(); status != exit.Failed || !strings.Contains(failed, "旧格式") || strings.Contains(failed, "libreoffice") {
		t.Errorf("without --convert: status %d, %s", status, failed)
	}
	if convert.Find(convert.SystemFolders()).Soffice == "" {
		t.Skip("LibreOffice is not installed, so no old format is converted: apt-get install libreoffice")
	}
	if out, failed, status := importOld("--convert"); status != exit.Done || !strings.Contains(out, "公开预算决算信息") {
		t.Errorf("with --convert: status %d, %s", status, failed)
	}
}
