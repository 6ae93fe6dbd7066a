package document

// Document is the content of a file, or one way to divide a text into cells.
type Document struct {
	Blocks []Block
	// stream: the rows are not known. Every block with cells holds a single one,
	// in reading order.
	Stream bool
	// multiline: a cell of the stream may be several paragraphs.
	Multiline bool
	// wrapped: those paragraphs are lines that the page broke.
	Wrapped bool
	// grid: every row has a cell for each column, empty ones included.
	Grid bool
	// Guessed: where a cell ends is a guess, as a blank may be inside one.
	Guessed bool
}
