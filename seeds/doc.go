// Package seeds reads plan documents: the built-in plan, and the files that offices
// import. Package paper below it writes the papers that go out.
//
// A document is read in stages, each a package: source turns the bytes into a
// document, layout finds tables in plain text, table and prose make an outline of
// rows or of paragraphs, and clause and front read its cells and the lines around it.
// Every word of the document is in the plan or in a warning, and nothing is in the
// plan that the document does not say.
package seeds
