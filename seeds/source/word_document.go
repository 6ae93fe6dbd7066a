package source

import (
	"strings"

	"duban/model"
	"duban/seeds/document"
)

// wordStyle holds the numbering and heading level of a paragraph style.
type wordStyle struct {
	list    string // w:numId
	level   int    // w:ilvl, -1 if it says none
	outline int    // the level as a heading, from 1
	basedOn string
}

// Word returns the paragraphs and rows of a Word document, and warnings
// about its footnotes. main is the name of the part with the text.
func (c *Reader) Word(a *Archive, main string) ([]document.Block, []model.Warning, error) {
	r := &wordReader{Reader: c, carriedText: &strings.Builder{}, lists: newWordLists(), styles: map[string]wordStyle{}, notes: map[string]int{}, advance: func() error { return nil }}
	targets, err := a.Relations(main)
	if err != nil {
		return nil, nil, err
	}
	if name := targets["numbering"]; a.Has(name) {
		if err := a.part(name, r.lists.read); err != nil {
			return nil, nil, err
		}
	}
	if name := targets["styles"]; a.Has(name) {
		if err := a.part(name, r.readStyles); err != nil {
			return nil, nil, err
		}
	}
	if !a.Has(main) {
		return nil, nil, damagedError(errNoPart)
	}
	size := int(a.files[main].UncompressedSize64) //nolint:gosec // bounded by MaxUnzipped
	err = a.part(main, func(x *xmlPart) error {
		r.xmlPart = x
		r.advance = func() error { return c.progress.Advance(0, document.FileWork, int(x.decoder.InputOffset()), size) }
		return r.body()
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
	return r.blocks, append(warnings, r.leftOut...), nil
}

// footnotes returns a warning for each note that the text refers to.
func (r *wordReader) footnotes(a *Archive, name, kind string) ([]model.Warning, error) {
	var warnings []model.Warning
	err := a.part(name, func(x *xmlPart) error {
		r.xmlPart = x
		return x.eachChild(func(start xmlStart) error {
			line, found := r.notes[kind+"Reference"+attribute(start, "id")]
			if !found {
				return x.skip()
			}
			cell := &wordCell{}
			r.cell = cell
			err := x.eachChild(r.visitBlock)
			if text := strings.TrimSpace(model.CleanLine(cell.written.String())); text != "" {
				warnings = append(warnings, model.Warning{Line: line, Text: text, Why: model.WhyFootnote})
			}
			return err
		})
	})
	return warnings, err
}

// readStyles reads styles.xml.
func (r *wordReader) readStyles(x *xmlPart) error {
	err := x.eachChild(func(start xmlStart) error {
		if start.Name.Local != "style" || attribute(start, "type") != "paragraph" {
			return x.skip()
		}
		p := wordParagraph{level: -1}
		based := ""
		r.xmlPart = x
		id := attribute(start, "styleId")
		err := x.eachChild(func(start xmlStart) error {
			switch start.Name.Local {
			case "pPr":
				return x.eachChild(func(start xmlStart) error { return r.readProperty(&p, start) })
			case "basedOn":
				based = attribute(start, "val")
			}
			return x.skip()
		})
		r.styles[id] = wordStyle{p.list, p.level, p.outline, based}
		return err
	})
	resolved := map[string]wordStyle{}
	for id := range r.styles {
		resolved[id] = r.resolvedStyle(id)
	}
	r.styles = resolved
	return err
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
