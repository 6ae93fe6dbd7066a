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
	_ = a.Open(targets["custom-properties"], func(x *Part) error { // an unreadable property is no property
		return x.EachChild(func(start Start) error {
			if Attribute(start, "name") != name {
				return x.Skip()
			}
			return x.EachChild(func(Start) error {
				text, err := x.Text()
				found = model.CleanLine(text)
				return err
			})
		})
	})
	return found
}
