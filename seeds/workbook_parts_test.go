package seeds_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// Workbooks of other programs name their parts and elements in several ways.
func TestWorkbookParts(t *testing.T) {
	for _, name := range []string{
		"sheet-outside-worksheets.xlsx", "backslash-in-target.xlsx", "namespace-prefix.xlsx", "strict-namespace.xlsx", "byte-order-mark.xlsx",
		"utf-16.xlsx", "part-names-in-capitals.xlsx", "macros.xlsm", "external-link.xlsx",
	} {
		data, err := os.ReadFile("testdata/office/" + name)
		if err != nil {
			t.Fatal(err)
		}
		plan, _ := readBook(t, data)
		if len(plan.Tasks) != 1 || plan.Tasks[0].Text != "修订制度" || !strings.Contains(fmt.Sprint(plan.Tasks[0]), "财务科") {
			t.Errorf("%s: %+v", name, plan.Tasks)
		}
	}
	for name, want := range map[string]model.DocumentProblem{"missing-sheet": model.DocumentDamaged, "encrypted": model.DocumentEncrypted} {
		data, err := os.ReadFile("testdata/office/" + name + ".xlsx")
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = split(seeds.Read(t.Context(), data, seeds.Options{}))
		if refused := (*model.DocumentError)(nil); !errors.As(err, &refused) || refused.Problem != want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A value from another workbook is read as it was stored. Without one it is reported.
func TestWorkbookWithExternalLink(t *testing.T) {
	data, err := os.ReadFile("testdata/office/external-link.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	_, warnings := readBook(t, data)
	if !slices.ContainsFunc(warnings, func(w model.Warning) bool { return w.Why == model.WhyFormula && w.Text == "C2" }) {
		t.Errorf("the cell without a value: %+v", warnings)
	}
}

// Cells need no address: errors and formulas whose value is empty are found without it. A
// formula whose text is in another cell is reported.
// Phonetic guides are no text, and an escaped escape is read once.
func TestWorkbookCellsWithoutAddress(t *testing.T) {
	data, err := os.ReadFile("testdata/office/cells-without-address.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	got := readingOutline(split(seeds.Read(t.Context(), data, seeds.Options{})))
	for _, want := range []string{"订", "_x000D_", "甲乙", "办公", "C4", "C6"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for _, wrong := range []string{"xiu", "jia", "A5"} {
		if strings.Contains(got, wrong) {
			t.Errorf("%q in\n%s", wrong, got)
		}
	}
}

// Hidden rows count towards the limits as others do.
func TestHiddenRowsAreLimited(t *testing.T) {
	data, err := os.ReadFile("testdata/office/strict-namespace.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	sound := partsOf(t, data)
	for name, rows := range map[string]string{
		"text":   strings.Repeat(`<row hidden="1"><c t="s"><v>0</v></c></row>`, 25),
		"places": strings.Repeat(`<row hidden="1"><c r="XFD1"><v>1</v></c></row>`, 1100),
	} {
		p := parts{}
		for part, text := range sound {
			p[part] = text
		}
		p["xl/sharedStrings.xml"] = "<sst><si><t>" + strings.Repeat("长", 300_000) + "</t></si></sst>"
		p["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"
		_, _, err := split(seeds.Read(t.Context(), p.zip(t), seeds.Options{}))
		if refused := (*model.DocumentError)(nil); !errors.As(err, &refused) || refused.Problem != model.DocumentTooLarge {
			t.Errorf("too many %s in hidden rows give %v", name, err)
		}
	}
}
