package ooxml

import "duban/model"

// Property returns the text of a custom property of a Word document or workbook; "" if
// the file has none of that name, or is another kind of file.
func Property(data []byte, name string) string {
	if !IsArchive(data) {
		return ""
	}
	a, err := OpenArchive(data)
	if err != nil {
		return ""
	}
	targets, err := a.Relations("")
	if err != nil || !a.Has(targets["custom-properties"]) {
		return ""
	}
	found := ""
	err = a.Open(targets["custom-properties"], func(x *Part) {
		for start := range x.Children() {
			if Attribute(start, "name") != name {
				continue
			}
			for range x.Children() {
				found = model.CleanLine(x.Text())
			}
		}
	})
	if err != nil {
		return "" // an unreadable property is no property
	}
	return found
}
