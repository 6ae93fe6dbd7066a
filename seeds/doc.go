// Package seeds reads plan documents, the built-in plan and what offices import,
// and writes the papers that go to others. A reader finds the document's
// structure, a table's rows or prose paragraphs; one grammar then reads cells and
// clauses into the model's nouns. Whatever is not understood is reported with its
// line: nothing is dropped without a word, and nothing is invented.
package seeds
