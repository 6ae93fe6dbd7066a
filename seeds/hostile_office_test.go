package seeds_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"duban/model"
	"duban/seeds"
)

// Documents of few bytes that would take gigabytes of memory, or the square of their
// length in time, end in a plan or a refusal.
func TestHostileOfficeFiles(t *testing.T) {
	manyFields := "<w:p>" + strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>甲</w:t></w:r>`, 100_000) + "</w:p>"
	merged := "<w:tbl>" + strings.Repeat(row(strings.Repeat(cellWith(continued, ""), 100_000)), 2) + "</w:tbl>"
	for name, body := range map[string]string{"fields": manyFields, "merged cells": merged} {
		t.Run(name, func(t *testing.T) { readsSoundly(t, word(body, "", "").zip(t)) })
	}
	long := `<w:abstractNum w:abstractNumId="7">` + level(0, "decimal", strings.Repeat("甲", 100_000)) + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`
	refusesAsLarge(t, "long numbers", word(strings.Repeat(listed(1, 0, "甲"), 100), long, "").zip(t))
	nested := paragraph(strings.Repeat("甲", 100_000))
	for range 100 {
		nested = "<w:tbl><w:tr><w:tc>" + nested + "</w:tc><w:tc/></w:tr></w:tbl>"
	}
	refusesAsLarge(t, "tables in tables", word(nested, "", "").zip(t))
	refusesAsDamaged(t, "deep", word("<w:sectPr>"+strings.Repeat("<a>", 1000)+strings.Repeat("</a>", 1000)+"</w:sectPr>", "", "").zip(t))
}

func refusesAsDamaged(t *testing.T, name string, data []byte) {
	t.Helper()
	_, _, err := split(seeds.Read(t.Context(), data, seeds.Options{}))
	if refused := (*model.DocumentError)(nil); !errors.As(err, &refused) || refused.Problem != model.DocumentDamaged {
		t.Errorf("%s: %v, want that it is damaged", name, err)
	}
}

func TestHostileSheets(t *testing.T) {
	data, err := os.ReadFile("testdata/office/strict-namespace.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	with := func(part, before, after string) []byte {
		p := partsOf(t, data)
		if p[part] = strings.Replace(p[part], before, after, 1); !strings.Contains(p[part], after) {
			t.Fatalf("%s has no %s", part, before)
		}
		return p.zip(t)
	}
	hidden := `<col min="9" max="9" hidden="1"/>`
	readsSoundly(t, with("xl/worksheets/sheet1.xml", "<sheetData>", "<cols>"+strings.Repeat(hidden, 200_000)+"</cols><sheetData>"+
		strings.Repeat(`<row>`+strings.Repeat(`<c><v>1</v></c>`, 8)+`</row>`, 20_000)))
	book := partsOf(t, data)["xl/workbook.xml"]
	from := strings.Index(book, "<sheet ")
	sheet := book[from : from+strings.Index(book[from:], "/>")+2]
	refusesAsDamaged(t, "a sheet that is there twice", with("xl/workbook.xml", sheet, sheet+sheet))
}
