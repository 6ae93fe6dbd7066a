package seeds

// document is the content of a file, or one way to divide a text into cells.
type document struct {
	blocks []block
	// stream: the rows are not known. Every block with cells holds a single one,
	// in reading order.
	stream bool
	// multiline: a cell of the stream may be several paragraphs.
	multiline bool
	// wrapped: those paragraphs are lines that the page broke.
	wrapped bool
	// grid: every row has a cell for each column, empty ones included.
	grid bool
}
