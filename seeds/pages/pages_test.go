package pages_test

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"duban/seeds/pages"
)

func read(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// cells returns the texts of the cells of a page in HTML.
func cells(page string) []string {
	tag := regexp.MustCompile(`<[^>]*>`)
	var texts []string
	for _, cell := range regexp.MustCompile(`(?s)<t[dh]\b[^>]*>.*?</t[dh]>`).FindAllString(page, -1) {
		texts = append(texts, tag.ReplaceAllString(cell, ""))
	}
	return texts
}

// A table over several pages is read cell by cell, with the words of cells at their top
// or in their middle, and cells that go on at the next page.
func TestTablesOfPages(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"top", "middle"} {
		want := cells(read(t, name+".html"))
		got := cells(pages.Document(t.Context(), []byte(read(t, name+".xhtml"))))
		if len(want) < 100 || !slices.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "|"), strings.Join(want, "|"))
		}
	}
}

// Merged categories, a heading over the table or in its first row, names over two columns
// and cells of two paragraphs are as in the files *.html, which were compared with the
// documents.
func TestMergedCellsOfPages(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"plan", "titled"} {
		if got, want := pages.Document(t.Context(), []byte(read(t, name+".xhtml"))), read(t, name+".html"); got != want {
			t.Errorf("%s\nwant\n%s", got, want)
		}
	}
}

// A page without a table is lines.
func TestLinesOfPages(t *testing.T) {
	t.Parallel()
	if got, want := pages.Document(t.Context(), []byte(read(t, "prose.xhtml"))), read(t, "prose.txt"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if got := pages.Document(t.Context(), []byte("<page></page><page></page>")); got != "" {
		t.Errorf("pages without words: %q", got)
	}
}

// characters returns those of a text in their order of value, without blanks and tags.
func characters(text string) string {
	text = html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, ""))
	all := strings.Split(strings.Join(strings.Fields(text), ""), "")
	slices.Sort(all)
	return strings.Join(all, "")
}

// Wherever words are on a page, none is lost and none is doubled.
func FuzzPlaces(f *testing.F) {
	f.Add([]byte("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"))
	f.Add([]byte{0, 1, 1, 9, 1, 60, 18, 1, 61, 0, 4, 2, 9, 4, 62, 18, 4, 63, 0, 7, 3, 9, 7, 64, 18, 7, 65})
	f.Fuzz(func(t *testing.T, places []byte) {
		var page, all strings.Builder
		page.WriteString(`<page width="600" height="800">`)
		for i := 0; i+2 < len(places) && i < 900; i += 3 {
			text := strings.Repeat(string(rune(0x4e00+int(places[i+2]))), 1+int(places[i+2])%7)
			if places[i+2] < 60 {
				text = strconv.Itoa(int(places[i+2]))
			}
			x, y := int(places[i])*2, int(places[i+1])*4
			fmt.Fprintf(&page, `<word xMin="%d" yMin="%d" xMax="%d" yMax="%d">%s</word>`, x, y, x+10*len([]rune(text)), y+13, text)
			all.WriteString(text)
		}
		page.WriteString(`</page>`)
		if got := characters(pages.Document(t.Context(), []byte(page.String()))); got != characters(all.String()) {
			t.Errorf("%s\nof\n%s\nbecame\n%s", got, page.String(), pages.Document(t.Context(), []byte(page.String())))
		}
	})
}

// Nothing panics, and a document is not much longer than what it is made of.
func FuzzDocument(f *testing.F) {
	for _, name := range []string{"plan.xhtml", "prose.xhtml"} {
		f.Add(read(f, name))
	}
	f.Add(`<page><word xMin="1" yMin="1" xMax="1e300" yMax="2">a</word><word xMin="nan" xMax="3">b</word>`)
	f.Fuzz(func(t *testing.T, data string) {
		if document := pages.Document(t.Context(), []byte(data)); len(document) > 100*len(data)+1000 {
			t.Errorf("%d bytes of %d", len(document), len(data))
		}
	})
}
