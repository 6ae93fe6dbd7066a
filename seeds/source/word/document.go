// Package word reads docx files: paragraphs and tables, with the numbers that Word counts.
package word

import (
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/source"
	"duban/seeds/source/ooxml"
)

// wordStyle holds the numbering and heading level of a paragraph style.
type wordStyle struct {
	list    string // w:numId
	level   int    // w:ilvl, -1 if it says none
	outline int    // the level as a heading, from 1
	basedOn string
}

// Read returns the paragraphs and rows of a Word document, and warnings
// about its footnotes. main is the name of the part with the text.
func Read(c *source.Reader, a *ooxml.Archive, main string) ([]document.Block, []model.Warning, error) {
	r := &wordReader{Reader: c, carriedText: &strings.Builder{}, lists: newWordLists(), styles: map[string]wordStyle{}, notes: map[string]int{}}
	targets, err := a.Relations(main)
	if err != nil {
		return nil, nil, err
	}
	for name, read := range map[string]func(*ooxml.Part){targets["numbering"]: r.lists.read, targets["styles"]: r.readStyles} {
		if a.Has(name) {
			if err := a.Open(name, read); err != nil {
				return nil, nil, err
			}
		}
	}
	if !a.Has(main) {
		return nil, nil, ooxml.DamagedError(ooxml.ErrNoPart)
	}
	size := a.Size(main)
	err = a.Open(main, func(x *ooxml.Part) {
		r.Part = x
		r.advance = func() { r.Fail(c.Progress.Advance(0, document.FileWork, int(x.Decoder.InputOffset()), size)) }
		r.visitAll()
		r.writeCarried()
	})
	if err != nil {
		return nil, nil, err
	}
	var warnings []model.Warning
	for _, kind := range []string{"footnote", "endnote"} {
		if name := targets[kind+"s"]; a.Has(name) && len(r.notes) > 0 {
			footnotes, err := r.footnotes(a, name, kind)
			if err != nil {
				return nil, nil, err
			}
			warnings = append(warnings, footnotes...)
		}
	}
	for _, left := range r.leftOut {
		warnings = append(warnings, model.Warning{Line: left.line, Text: left.text.String(), Why: left.why})
	}
	return r.blocks, warnings, nil
}

// footnotes returns a warning for each note that the text refers to.
func (r *wordReader) footnotes(a *ooxml.Archive, name, kind string) ([]model.Warning, error) {
	var warnings []model.Warning
	err := a.Open(name, func(x *ooxml.Part) {
		r.Part = x
		for start := range x.Children() {
			line, found := r.notes[kind+"Reference"+ooxml.Attribute(start, "id")]
			if !found {
				continue
			}
			r.cell = &wordCell{}
			r.visitAll()
			if text := strings.TrimSpace(model.CleanLine(r.cell.written.String())); text != "" {
				warnings = append(warnings, model.Warning{Line: line, Text: text, Why: model.WhyFootnote})
			}
		}
	})
	return warnings, err
}

// readStyles reads styles.xml.
func (r *wordReader) readStyles(x *ooxml.Part) {
	r.Part = x
	for start := range x.Children() {
		if start.Name.Local != "style" || ooxml.Attribute(start, "type") != "paragraph" {
			continue
		}
		p := wordParagraph{level: -1}
		based := ""
		for child := range x.Children() {
			switch child.Name.Local {
			case "pPr":
				r.readProperties(&p)
			case "basedOn":
				based = ooxml.Attribute(child, "val")
			}
		}
		r.styles[ooxml.Attribute(start, "styleId")] = wordStyle{p.list, p.level, p.outline, based}
	}
	resolved := map[string]wordStyle{}
	for id := range r.styles {
		resolved[id] = r.resolvedStyle(id)
	}
	r.styles = resolved
}

// resolvedStyle returns a style with the values inherited from those it is based on.
func (r *wordReader) resolvedStyle(id string) wordStyle {
	style := r.styles[id]
	for based, steps := style.basedOn, 0; based != "" && steps < 20; steps++ {
		above := r.styles[based]
		if style.list == "" {
			style.list = above.list
		}
		if style.level < 0 {
			style.level = above.level
		}
		if style.outline == 0 {
			style.outline = above.outline
		}
		based = above.basedOn
	}
	return style
}
