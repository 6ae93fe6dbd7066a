package seeds

import (
	"strings"

	"duban/model"
)

// wordReader reads the text of a Word document: its paragraphs, and the rows of
// its tables. What was deleted in a tracked change is not there any more, what
// was inserted is.
type wordReader struct {
	*grammar
	*xmlPart
	lists      *wordLists
	styles     map[string]wordStyle
	blocks     []block
	paragraphs []*wordParagraph // those that are open: a text box stands inside one
	cell       *wordCell        // the cell that is open; nil in the body
	fields     []bool           // the fields that are open: whether their result has begun
	carried    *strings.Builder // of paragraphs whose marks were deleted
	size       int              // the text so far, in bytes
	count      int              // the paragraphs and rows so far
	cells      int
	notes      map[string]int // the footnotes that the text refers to, and where
	advance    func() error   // reports how much of the text is read
}

// wordParagraph is a paragraph while it is read.
type wordParagraph struct {
	text    strings.Builder
	list    string // w:numId
	level   int    // w:ilvl, -1 if it says none
	style   string
	outline int  // the level as a heading, from 1; 0: none
	joins   bool // its mark was deleted: the next paragraph goes on in it
}

// body reads the document part.
func (r *wordReader) body() error {
	return r.each(func(start xmlStart) error {
		if start.Name.Local != "body" {
			return r.skip()
		}
		return r.each(r.story)
	})
}

// story reads what stands in a body, a cell or a text box.
func (r *wordReader) story(start xmlStart) error {
	switch start.Name.Local {
	case "p":
		return r.paragraph()
	case "tbl":
		return r.table()
	case "sectPr", "tcPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "Fallback":
		return r.skip()
	}
	return r.each(r.story)
}

func (r *wordReader) paragraph() error {
	p := &wordParagraph{level: -1}
	last := len(r.paragraphs)
	r.paragraphs = append(r.paragraphs, p)
	err := r.each(func(start xmlStart) error {
		if start.Name.Local == "pPr" {
			return r.each(func(start xmlStart) error { return r.property(p, start) })
		}
		return r.inline(start)
	})
	r.paragraphs = r.paragraphs[:last]
	if err != nil {
		return err
	}
	return r.finish(p)
}

func (r *wordReader) property(p *wordParagraph, start xmlStart) error {
	switch start.Name.Local {
	case "pStyle":
		p.style = attribute(start, "val")
	case "outlineLvl":
		p.outline = number(start, "val", 8) + 1
	case "numPr":
		return r.each(func(start xmlStart) error {
			switch start.Name.Local {
			case "numId":
				p.list = attribute(start, "val")
			case "ilvl":
				p.level = number(start, "val", 0)
			}
			return r.skip()
		})
	case "rPr":
		return r.each(func(start xmlStart) error {
			p.joins = p.joins || start.Name.Local == "del" || start.Name.Local == "moveFrom"
			return r.skip()
		})
	}
	return r.skip()
}

// inline reads what stands in a paragraph.
func (r *wordReader) inline(start xmlStart) error {
	switch start.Name.Local {
	case "r":
		return r.run()
	case "t":
		text, err := r.text()
		r.write(text)
		return r.bounded(err)
	case "tab", "ptab":
		r.write("\t")
	case "br", "cr":
		r.write("\n")
	case "noBreakHyphen":
		r.write("-")
	case "fldChar":
		r.field(attribute(start, "fldCharType"))
	case "footnoteReference", "endnoteReference":
		r.notes[start.Name.Local+attribute(start, "id")] = r.count
	case "txbxContent":
		outer := r.fields
		r.fields = nil
		err := r.each(r.story)
		r.fields = outer
		return err
	case "del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "Fallback", "sdtPr", "sdtEndPr", "pPr", "rPr", "fldData":
	default:
		return r.each(r.inline)
	}
	return r.skip()
}

// run reads text of one look. Hidden text is not on the page.
func (r *wordReader) run() error {
	hidden := false
	return r.each(func(start xmlStart) error {
		switch {
		case start.Name.Local == "rPr":
			return r.each(func(start xmlStart) error {
				if start.Name.Local == "vanish" {
					hidden = isOn(start)
				}
				return r.skip()
			})
		case hidden && start.Name.Local != "fldChar":
			return r.skip()
		}
		return r.inline(start)
	})
}

// field follows a field: of its instruction and its result only the result is
// on the page.
func (r *wordReader) field(kind string) {
	last := len(r.fields) - 1
	switch {
	case kind == "begin":
		r.fields = append(r.fields, false)
	case kind == "separate" && last >= 0:
		r.fields[last] = true
	case kind == "end" && last >= 0:
		r.fields = r.fields[:last]
	}
}

func (r *wordReader) write(text string) {
	for _, result := range r.fields {
		if !result {
			return
		}
	}
	if last := len(r.paragraphs) - 1; last >= 0 {
		r.paragraphs[last].text.WriteString(text)
		r.size += len(text)
	}
}

func (r *wordReader) bounded(err error) error {
	if err == nil && r.size > maxText {
		return &model.DocumentError{Problem: model.DocumentTooLarge, Limit: maxText}
	}
	return err
}

// finish writes a paragraph, with its number, to the cell or the body.
func (r *wordReader) finish(p *wordParagraph) error {
	text := p.text.String()
	blank := strings.TrimSpace(text) == ""
	if (!blank || !p.joins) && (r.cell == nil || !r.cell.continues) {
		text = r.numberOf(p) + text
	}
	r.size++
	if p.joins {
		r.carried.WriteString(text)
		return r.bounded(nil)
	}
	if r.carried.Len() > 0 {
		text = r.carried.String() + text
		r.carried.Reset()
	}
	switch {
	case r.cell != nil:
		r.cell.add(text)
	case !blank:
		for line := range strings.SplitSeq(text, "\n") {
			r.line(line, p)
		}
		if err := r.advance(); err != nil {
			return err
		}
	}
	return r.bounded(nil)
}

// numberOf counts a paragraph and returns its number as on the page.
func (r *wordReader) numberOf(p *wordParagraph) string {
	list, level := p.list, p.level
	if list == "" {
		style := r.styles[p.style]
		list = style.list
		if level < 0 {
			level = style.level
		}
	}
	if level < 0 {
		level = r.lists.levelOf(list, p.style)
	}
	return r.lists.next(list, level)
}

// line writes one line of a paragraph in the body.
func (r *wordReader) line(line string, p *wordParagraph) {
	text := r.intakeLine(line, r.count+1).trim()
	if text.empty() {
		return
	}
	r.count++
	var tabs []phrase
	if strings.Contains(line, "\t") {
		for cell := range strings.SplitSeq(line, "\t") {
			tabs = append(tabs, r.intakeLine(cell, r.count).trim())
		}
	}
	heading := p.outline
	if heading == 0 {
		heading = r.styles[p.style].outline
	}
	r.blocks = append(r.blocks, block{text: text, look: lookOf(tabs, heading)})
}
