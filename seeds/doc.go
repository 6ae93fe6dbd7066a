// Package seeds reads plan documents: the built-in plan, and the files that offices
// import. Package paper below it writes the papers that go out.
//
// A reader for each format returns the paragraphs and rows of the file as blocks.
// The layout of the rows, or the numbering of the paragraphs, gives an outline of
// items under headings. Their cells and clauses are then read as offices, deadlines
// and quotas of the model. Every word of the document is in the plan or in a
// warning, and nothing is in the plan that the document does not say.
package seeds
