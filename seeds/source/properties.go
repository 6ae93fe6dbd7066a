package source

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
	_ = a.part(targets["custom-properties"], func(x *xmlPart) error { // an unreadable property is no property
		return x.eachChild(func(start xmlStart) error {
			if attribute(start, "name") != name {
				return x.skip()
			}
			return x.eachChild(func(xmlStart) error {
				text, err := x.text()
				found = model.CleanLine(text)
				return err
			})
		})
	})
	return found
}
