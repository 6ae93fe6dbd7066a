package seeds

import (
	"duban/seeds/source"
	"duban/seeds/source/ooxml"
)

// Property returns the text of a custom property of a Word document or workbook; "" if
// the file has none of that name, or is another kind of file.
func Property(data []byte, name string) string { return ooxml.Property(data, name) }

// Foreign is a format that is not read as it is.
type Foreign = source.Foreign

// DetectForeign returns the format of a file that is not read as it is, by its content.
func DetectForeign(data []byte) (Foreign, bool) { return source.DetectForeign(data) }
