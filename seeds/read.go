package seeds

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"duban/model"
)

// Limits of what is read, in bytes. No plan comes near them: a larger file
// is another document, or malicious.
const (
	maxUnzipped = 64 << 20
	maxText     = 20 << 20
)

// Read reads a plan from the bytes of a file, whatever it is called: the
// content decides what it is. The warnings are in the order of the document.
// The error is a *model.DocumentError, with warnings that say what was found
// where it is DocumentNoTasks, or that of the context if it ends first.
func Read(ctx context.Context, data []byte, options Options) (*model.Plan, []Warning, error) {
	if len(data) > maxUnzipped {
		return nil, nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: maxUnzipped}
	}
	if isArchive(data) {
		plan, warnings, err := readArchive(ctx, data, options)
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		return plan, warnings, err
	}
	if err := checkReadable(data); err != nil {
		return nil, nil, err
	}
	d, err := decode(data)
	if err != nil {
		return nil, nil, err
	}
	if len(d.text) > maxText || isCrowded(d.text) {
		return nil, nil, &model.DocumentError{Problem: model.DocumentTooLarge, Limit: maxText}
	}
	if isWebPage(d.text) {
		return nil, nil, &model.DocumentError{Problem: model.DocumentWebPage}
	}
	lost := d.warnings()
	plan, warnings, err := ReadText(ctx, d.text, options)
	return plan, sortWarnings(append(warnings, lost...)), err
}

// isCrowded reports whether a text has more cells than any table of tasks: each
// of them takes room, however little it says.
func isCrowded(text string) bool {
	cells := 0
	for _, separator := range []string{"|", "｜", ",", ";", "\t"} {
		cells += strings.Count(text, separator)
	}
	return cells > maxCells
}

// readArchive reads a file that is a zip file with parts.
func readArchive(ctx context.Context, data []byte, options Options) (*model.Plan, []Warning, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, nil, err
	}
	targets, err := a.relations("")
	if err != nil {
		return nil, nil, err
	}
	main := targets["officeDocument"]
	root, err := a.root(main)
	if err != nil {
		return nil, nil, err
	}
	switch {
	case root == "document":
		return readWord(ctx, a, main, options)
	case root == "workbook":
		return readWorkbook(ctx, data, a, main, options)
	case a.has("OFD.xml"):
		return nil, nil, &model.DocumentError{Problem: model.DocumentOFD}
	case strings.HasSuffix(main, ".bin"):
		return nil, nil, &model.DocumentError{Problem: model.DocumentOldBinary}
	}
	return nil, nil, &model.DocumentError{Problem: model.DocumentUnknown}
}

func readWord(ctx context.Context, a *archive, main string, options Options) (*model.Plan, []Warning, error) {
	g := newGrammar(ctx, options)
	blocks, warnings, err := g.wordDocument(a, main)
	if err != nil {
		return nil, nil, err
	}
	blocks, twice := g.withoutBlockCopies(blocks)
	return g.planOf(blocks, append(warnings, twice...), options)
}

// planOf reads a plan from the paragraphs and tables of a document.
func (g *grammar) planOf(blocks []block, warnings []Warning, options Options) (*model.Plan, []Warning, error) {
	if !slices.ContainsFunc(blocks, func(b block) bool { return !b.text.empty() || len(b.filled()) > 0 }) {
		return nil, nil, &model.DocumentError{Problem: model.DocumentBlank}
	}
	var paragraphs []textLine
	for _, b := range blocks {
		if !b.isRow() {
			paragraphs = append(paragraphs, b.asLine())
		}
	}
	o, ok := g.tables(document{blocks: blocks, grid: true})
	if !ok {
		o = g.outlineOf(linesOf(blocks))
	} else if prose := g.prose(paragraphs); prose.countWithOffices() > len(o.items) {
		o = prose.replacing(o, paragraphs)
	}
	o.warnings = append(o.warnings, warnings...)
	return g.plan(o, options)
}

// linesOf returns what a document says line by line, each cell in lines of its
// own.
func linesOf(blocks []block) []textLine {
	var lines []textLine
	for _, b := range blocks {
		if !b.isRow() {
			lines = append(lines, b.asLine())
		}
		for _, cell := range b.filled() {
			lines = append(lines, cellLines(cell)...)
		}
	}
	return lines
}

func cellLines(cell phrase) []textLine {
	var lines []textLine
	from := 0
	for i := 0; i <= cell.len(); i++ {
		if i < cell.len() && cell.at(i) != '\n' {
			continue
		}
		if line := cell.sub(from, i).trim(); !line.empty() {
			lines = append(lines, textLine{phrase: line})
		}
		from = i + 1
	}
	return lines
}

// warnings returns where the file is damaged.
func (d decoded) warnings() []Warning {
	if !d.truncated && !strings.ContainsRune(d.text, utf8.RuneError) {
		return nil
	}
	var warnings []Warning
	number := 0
	for line := range strings.SplitSeq(evenLines(d.text), "\n") {
		number++
		if strings.ContainsRune(line, utf8.RuneError) {
			warnings = append(warnings, Warning{Line: number, Text: shortened(line), Why: WhyUnreadable})
		}
	}
	if d.truncated {
		last := strings.TrimRight(d.text, "\n\r ")
		warnings = append(warnings, Warning{Line: number, Text: shortened(last[strings.LastIndexByte(last, '\n')+1:]), Why: WhyCutShort})
	}
	return warnings
}

// shortened returns the beginning of a line, cleaned.
func shortened(line string) string {
	line = strings.TrimSpace(model.CleanLine(line))
	if runes := []rune(line); len(runes) > 60 {
		return string(runes[:60])
	}
	return line
}
