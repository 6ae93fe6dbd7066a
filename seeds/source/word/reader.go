package word

import (
	"fmt"
	"strings"

	"duban/model"
	"duban/seeds/document"
	"duban/seeds/source"
	"duban/seeds/source/ooxml"
)

// wordReader reads the text of a Word document: its paragraphs, and the rows of
// its tables. Text that a tracked change deleted is left out, inserted text is read.
type wordReader struct {
	*source.Reader
	*ooxml.Part
	lists       *wordLists
	styles      map[string]wordStyle
	blocks      []document.Block
	paragraphs  []*wordParagraph // the open ones, outermost first: a text box is inside one
	table       *wordTable       // the open table; nil in the body
	row         *wordRow         // the open row; nil in a table with a single column
	cell        *wordCell        // the open cell; nil in the body
	fields      []*wordField     // the open ones
	leftOut     []*leftOut       // hidden and struck-out text
	carriedText *strings.Builder // of paragraphs whose marks were deleted
	size        int              // the text so far, in bytes
	count       int              // the paragraphs and rows so far
	cells       int
	notes       map[string]int // footnotes that the text refers to: the line of the reference
	advance     func()         // reports progress
}

// wordParagraph is a paragraph while it is read.
type wordParagraph struct {
	text        strings.Builder
	list        string // w:numId
	level       int    // w:ilvl, -1 if it says none
	style       string
	outline     int  // the level as a heading, from 1; 0: none
	markDeleted bool // its mark was deleted: the next paragraph continues in it
}

// visitAll reads the children of the element that was opened last.
func (r *wordReader) visitAll() {
	for start := range r.Children() {
		r.visit(start)
	}
}

// visit reads an element of the body, a table or a paragraph. Of one that it does not know
// it reads the children.
func (r *wordReader) visit(start ooxml.Start) {
	switch start.Name.Local {
	case "p":
		r.paragraph()
	case "pPr":
		if last := len(r.paragraphs) - 1; last >= 0 {
			r.readProperties(r.paragraphs[last])
		}
	case "r":
		r.run()
	case "t":
		r.writeText(r.Text())
	case "instrText":
		text := r.Text()
		if last := len(r.fields) - 1; last >= 0 && len(r.fields[last].instruction) < maxInstruction {
			r.fields[last].instruction += text
		}
	case "sym":
		r.writeText(symbol(ooxml.Attribute(start, "font"), ooxml.Attribute(start, "char")))
	case "tab", "ptab":
		r.writeText("\t")
	case "br", "cr":
		r.writeText("\n")
	case "noBreakHyphen":
		r.writeText("-")
	case "fldChar":
		r.trackField(ooxml.Attribute(start, "fldCharType"))
	case "footnoteReference", "endnoteReference":
		r.notes[start.Name.Local+ooxml.Attribute(start, "id")] = r.line()
	case "txbxContent":
		outer := r.fields
		r.fields = nil
		r.visitAll()
		r.fields = outer
	case "tbl":
		r.writeCarried()
		r.readTable()
	case "tblGrid", "tr", "trPr", "tc", "tcPr":
		r.visitTable(start)
	case "sectPr", "tblPr", "tblPrEx", "sdtPr", "sdtEndPr", "rPr", "del", "moveFrom", "delText", "delInstrText", "rt", "Fallback", "fldData":
	default:
		r.visitAll()
	}
}

func (r *wordReader) paragraph() {
	p := &wordParagraph{level: -1}
	last := len(r.paragraphs)
	r.paragraphs = append(r.paragraphs, p)
	r.visitAll()
	r.paragraphs = r.paragraphs[:last]
	r.finishParagraph(p)
}

func (r *wordReader) readProperties(p *wordParagraph) {
	for start := range r.Children() {
		switch start.Name.Local {
		case "pStyle":
			p.style = ooxml.Attribute(start, "val")
		case "outlineLvl":
			p.outline = ooxml.Number(start, "val", 8) + 1
		case "numPr":
			for start := range r.Children() {
				switch start.Name.Local {
				case "numId":
					p.list = ooxml.Attribute(start, "val")
				case "ilvl":
					p.level = ooxml.Number(start, "val", 0)
				}
			}
		case "rPr":
			for start := range r.Children() {
				p.markDeleted = p.markDeleted || start.Name.Local == "del" || start.Name.Local == "moveFrom"
			}
		}
	}
}

// run reads a run, text with one set of properties. Hidden and struck-out text is left
// out and reported.
func (r *wordReader) run() {
	var leaveOut model.WarningReason
	font := ""
	for start := range r.Children() {
		switch {
		case start.Name.Local == "rPr":
			for start := range r.Children() {
				switch start.Name.Local {
				case "vanish":
					if ooxml.IsOn(start) && !r.KeepHidden {
						leaveOut = model.WhyHidden
					}
				case "strike", "dstrike":
					if ooxml.IsOn(start) {
						leaveOut = model.WhyStruckOut
					}
				case "rFonts":
					font = ooxml.Attribute(start, "ascii")
				}
			}
		case leaveOut != "" && start.Name.Local == "t":
			r.reportLeftOut(r.Text(), leaveOut)
		case leaveOut != "" && start.Name.Local != "fldChar":
		case start.Name.Local == "t" && strings.HasPrefix(font, "Wingdings"):
			for _, char := range r.Text() {
				r.writeText(symbol(font, fmt.Sprintf("%X", char)))
			}
		default:
			r.visit(start)
		}
	}
}

// reportLeftOut reports text that is left out, once for what is together in a line.
func (r *wordReader) reportLeftOut(text string, why model.WarningReason) {
	if text = model.CleanLine(text); strings.TrimSpace(text) == "" {
		return
	}
	line := r.line()
	if last := len(r.leftOut) - 1; last >= 0 && r.leftOut[last].line == line && r.leftOut[last].why == why {
		r.leftOut[last].text.WriteString(" " + text)
		return
	}
	r.leftOut = append(r.leftOut, &leftOut{line: line, why: why})
	r.leftOut[len(r.leftOut)-1].text.WriteString(text)
}

// line returns the line of what is read now.
func (r *wordReader) line() int {
	if r.cell == nil {
		return r.count + 1
	}
	return r.count
}

// leftOut is text that is left out, from the runs of a line.
type leftOut struct {
	line int
	why  model.WarningReason
	text strings.Builder
}

// wordField is a field while it is read. Its result is on the page, its instruction is
// not, unless the paragraph ends in it: then the field is broken.
type wordField struct {
	isInside    bool // in the instruction of another
	hasResult   bool
	instruction string
	unshown     strings.Builder // text in the instruction
}

// maxInstruction is how much of a field's instruction is kept, in bytes.
const maxInstruction = 200

// trackField follows a field.
func (r *wordReader) trackField(kind string) {
	last := len(r.fields) - 1
	switch {
	case kind == "begin":
		r.fields = append(r.fields, &wordField{isInside: last >= 0 && !r.fields[last].isShown()})
	case kind == "separate" && last >= 0:
		r.fields[last].hasResult = true
	case kind == "end" && last >= 0:
		field := r.fields[last]
		r.fields = r.fields[:last]
		if !field.hasResult {
			r.writeText(enclosedNumber(field.instruction))
		}
	}
}

func (f *wordField) isShown() bool { return f.hasResult && !f.isInside }

func (r *wordReader) writeText(text string) {
	if last := len(r.fields) - 1; last >= 0 && !r.fields[last].isShown() {
		r.fields[last].unshown.WriteString(text)
		r.grow(len(text))
		return
	}
	if last := len(r.paragraphs) - 1; last >= 0 {
		r.paragraphs[last].text.WriteString(text)
		r.grow(len(text))
	}
}

// grow counts so many bytes of text, and fails where it is too much.
func (r *wordReader) grow(size int) {
	if r.size += size; r.size > source.MaxText {
		r.Fail(&model.DocumentError{Problem: model.DocumentTooLarge, Limit: source.MaxText})
	}
}

// finishParagraph adds a paragraph, with its number, to the text that is carried, and writes
// that unless the paragraph's mark was deleted.
func (r *wordReader) finishParagraph(p *wordParagraph) {
	broken := len(r.fields)
	for broken > 0 && !r.fields[broken-1].isShown() {
		broken--
	}
	for _, field := range r.fields[broken:] {
		p.text.WriteString(field.unshown.String())
		*field = wordField{hasResult: true}
	}
	text := p.text.String()
	blank := strings.TrimSpace(text) == ""
	if (!blank || !p.markDeleted) && (r.cell == nil || !r.cell.mergedAbove) {
		number := r.numberOf(p)
		text = number + text
		r.grow(len(number))
	}
	r.grow(1)
	if !blank || r.cell != nil {
		r.carriedText.WriteString(text)
	}
	if !p.markDeleted {
		r.writeParagraph(p)
	}
}

// writeParagraph writes the text that is carried to the cell or the body.
func (r *wordReader) writeParagraph(p *wordParagraph) {
	text := r.carriedText.String()
	r.carriedText.Reset()
	switch {
	case r.cell != nil:
		r.cell.add(text)
	case text != "":
		for line := range strings.SplitSeq(text, "\n") {
			r.addLine(line, p)
		}
		r.advance()
	}
}

// writeCarried writes the text of paragraphs whose marks were deleted, where no paragraph
// follows in which it could continue.
func (r *wordReader) writeCarried() {
	if r.carriedText.Len() > 0 {
		r.writeParagraph(&wordParagraph{})
	}
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
	return r.lists.nextNumber(list, level)
}

// addLine writes one line of a paragraph in the body.
func (r *wordReader) addLine(line string, p *wordParagraph) {
	text := r.CleanLine(line, r.count+1).Trim()
	if text.Empty() {
		return
	}
	r.count++
	var tabs []document.Phrase
	if strings.Contains(line, "\t") {
		for cell := range strings.SplitSeq(line, "\t") {
			tabs = append(tabs, r.CleanLine(cell, r.count).Trim())
		}
	}
	heading := p.outline
	if heading == 0 {
		heading = r.styles[p.style].outline
	}
	r.blocks = append(r.blocks, document.Block{Text: text, Style: document.NewParagraphStyle(tabs, heading)})
}
